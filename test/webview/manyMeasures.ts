import type { Family } from '../../src/core/measures/families';
import { column, made, numbers, type WholeDataset } from './made';

const kinds: readonly Family[] = ['words', 'embeddings', 'labels', 'languageModel', 'other'];

/** A made-up dataset with as many measures as there ever are, confidence and variability among them. */
export function manyMeasures(rows: number): WholeDataset {
  const [a, b] = [numbers(rows, 1), numbers(rows, 2)];
  const others = Array.from({ length: 36 }, (_, at) =>
    column(`other${at}`, `a measure with a name of some length ${at}`, 'units', numbers(rows, at + 5)),
  );
  const families: Record<string, Family> = {
    ...{ 'human.level': 'people', questionWords: 'length' },
    ...{ confidence: 'learning', variability: 'learning', correctness: 'learning' },
  };
  others.forEach(({ id }, at) => (families[id] = kinds[at % kinds.length]!));
  const table = [
    column(
      'human.level',
      'level',
      'level',
      a.map((value) => 1 + Math.floor(5 * value)),
    ),
    column(
      'questionWords',
      'question length',
      'words',
      b.map((value) => Math.floor(80 * value)),
    ),
    column(
      'confidence',
      'confidence',
      'probability',
      a.map((value, row) => 1 - 0.8 * value - 0.2 * b[row]!),
      { direction: -1 },
    ),
    column(
      'variability',
      'variability',
      'probability',
      a.map((value, row) => 0.4 * Math.sin(Math.PI * value) + 0.1 * b[row]!),
    ),
    column(
      'correctness',
      'correctness',
      'share',
      a.map((value) => 1 - value),
      { direction: -1 },
    ),
    ...others,
  ];
  return made(rows, table, { human: 'human.level', families });
}
