import type { FieldMap } from '../dataset/fields/fieldMap';
import { scoreEach, type Direction, type Measure } from './measure';

/** The id of the score column for one of the dataset's own difficulty columns. */
export function humanColumn(path: string): string {
  return `human.${path}`;
}

/** Which end of one of the dataset's own difficulty columns is hard. */
export function humanDirection({ easier }: FieldMap, path: string): Direction {
  return easier?.includes(path) ? -1 : 1;
}

/** What people said of the difficulty: every column that holds an ordered level becomes a measure. */
export const human: Measure = {
  id: 'human',
  title: 'human difficulty',
  version: 2,
  family: 'people',
  scope: 'record',
  needs: [],
  reads: ['difficulty'],
  summary: 'The dataset’s own difficulty columns (level, grade, difficulty, rating …), put in order.',
  plainly: "The dataset's own difficulty columns.",
  lacks: (map) => (map.difficulty.length > 0 ? undefined : 'no column holds a difficulty'),
  columns: (map) =>
    map.difficulty.map((path) => ({
      id: humanColumn(path),
      title: path,
      unit: 'level',
      direction: humanDirection(map, path),
    })),
  async *score(examples, { map }) {
    for await (const batch of examples.batches())
      yield scoreEach(batch, map.difficulty.length, ({ levels }, put) =>
        levels.forEach((level, at) => put(at, level)),
      );
  },
};
