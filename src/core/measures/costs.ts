import type { Measure } from './measure';
import type { PlannedPart } from './timeLeft';

/** How much there is for a measure to do. */
export interface WorkSize {
  /** All records, and those that it has no score for. */
  readonly rows: number;
  readonly missing: number;
  /** The mean size of a record in bytes. */
  readonly bytes: number;
}

type Costs = (size: WorkSize) => readonly PlannedPart[];

const micro = 1e-6;

/** What everything takes in microseconds a byte of the records: to read them, to count words, to tokenise. */
const read = 0.015;
const wordsOf = 0.12;
const tokensOf = 0.55;
const hashed = 0.4;

/** Parts by their names, each with its microseconds. */
function parts(costs: Readonly<Record<string, number>>): PlannedPart[] {
  return Object.entries(costs).map(([name, cost]) => ({ name, cost: cost * micro }));
}

const drawing = ({ rows, bytes }: WorkSize): Record<string, number> => ({
  'drawing a sample': rows * bytes * read,
});

const perRow =
  (microseconds: number): Costs =>
  ({ missing, bytes }) =>
    parts({ '': missing * (microseconds + bytes * read) });

/** Comparing each row with a reference takes so long a pair. */
const pairs =
  (most: number): Costs =>
  (size) => {
    const reference = Math.min(size.rows, most);
    return parts({
      ...drawing(size),
      'encoding examples': reference * vector,
      '': size.missing * (vector + size.bytes * read + reference * pair),
    });
  };

const vector = 8;
const pair = 0.02;

/** Heads are trained on a sample of so many at most, and score every row. */
const heads =
  (most: number, training: Readonly<Record<string, number>>, scoring: number): Costs =>
  (size) => {
    const sampled = Math.min(size.rows, most);
    const trained = Object.entries(training).map(([name, cost]) => [name, sampled * cost]);
    return parts({
      ...drawing(size),
      'encoding examples': sampled * headRow,
      ...(Object.fromEntries(trained) as Record<string, number>),
      '': size.missing * (headRow + scoring + size.bytes * read),
    });
  };

const headRow = 60;

const amortisedParts: Costs = (size) =>
  parts({
    ...drawing(size),
    'encoding examples': Math.min(size.rows, 50_000) * 60,
    'fitting heads': 500_000,
    '': size.missing * 60,
  });

const languageModelRow: Costs = ({ missing, bytes }) => parts({ '': missing * bytes * 200 });

/**
 * What the parts of each measure cost, in the order in which they are done and by the names that they are told under:
 * seconds of processor time, without encoding. They were measured by `node dist/bench.js costs FOLDER` (test/bench/costs.ts)
 * on GSM8K train (7,473 rows of 557 bytes, free answers) and on ARC with human difficulty (7,785 rows of 457 bytes, four
 * choices), the embedded model's vectors known. What matters is how they stand to each other: a run corrects them by the pace it
 * sees.
 */
const costs: Readonly<Record<string, Costs>> = {
  human: perRow(2),
  irt: perRow(2),
  glicko: perRow(2),
  importedDynamics: perRow(2),
  length: ({ missing, bytes }) => parts({ '': missing * bytes * (read + wordsOf + tokensOf) }),
  rarity: ({ rows, missing, bytes }) =>
    parts({ 'counting words': rows * bytes * wordsOf, '': missing * bytes * wordsOf }),
  prototype: (size) => {
    const sampled = Math.min(size.rows, 20_000);
    const clusters = Math.min(256, Math.sqrt(sampled / 2));
    return parts({
      ...drawing(size),
      'encoding examples': sampled * vector,
      'finding prototypes': 20 * sampled * clusters * pair,
      '': size.missing * (vector + size.bytes * read + clusters * pair),
    });
  },
  neighbours: pairs(50_000),
  probe: heads(6_250, { 'training heads': 900 }, 10),
  learningCurve: heads(2_000, { 'training on few examples': 1500, 'training block by block': 3000 }, 60),
  dynamics: heads(3_125, { 'training heads': 1200 }, 150),
  duplicates: ({ rows, missing, bytes }) =>
    parts({
      'hashing questions': rows * bytes * hashed,
      'looking for duplicates': rows * 10,
      'reading duplicates': rows * bytes * read,
      'comparing duplicates': rows * 2,
      '': missing * (2 + bytes * read),
    }),
  neighbourDisagreement: pairs(50_000),
  labelQuality: heads(
    6_250,
    { 'training heads': 900, 'comparing gradients': 100, 'weighing opinions': 20 },
    300,
  ),
  humanPredicted: amortisedParts,
  irtPredicted: amortisedParts,
  surprisal: languageModelRow,
  choice: languageModelRow,
  instructionFollowing: languageModelRow,
};

/** What the parts of a measure are expected to cost, in the order in which they are done; the last is the scoring itself. */
export function partsOf({ id }: Measure, size: WorkSize): readonly PlannedPart[] {
  return (costs[id] ?? perRow(20))(size);
}

/** Whether a measure asks the encoder for the question and each choice by itself. */
export function readsChoicesApart({ id }: Measure): boolean {
  return ['probe', 'learningCurve', 'dynamics', 'labelQuality'].includes(id);
}

/** What encoding a record may take in seconds, before it was tried: the embedded model looks vectors up, others think. */
export function secondsToEncode(bytes: number, embedded: boolean): number {
  return bytes * micro * (embedded ? 0.5 : 60);
}
