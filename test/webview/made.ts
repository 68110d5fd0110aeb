import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import type { ScoreColumn, ScoreTable } from '../../src/core/scores/table';
import type { Answers } from './panelPage';

/** A dataset with the numbers that the panel asks for. */
export type WholeDataset = Omit<PanelDataset, 'columns'> & { readonly table: ScoreTable };

/** A dataset made up for a test: so many rows, every column known unless another is given. */
export function made(
  rows: number,
  table: readonly ScoreColumn[],
  other: Partial<WholeDataset> = {},
): WholeDataset {
  return {
    name: 'made.jsonl',
    format: 'jsonl',
    rows,
    broken: 0,
    table,
    primary: table[0]?.id,
    human: undefined,
    states: new Uint8Array(rows),
    models: [],
    secondsToScore: 5,
    ...other,
  };
}

/** A column of made-up values. */
export function column(
  id: string,
  title: string,
  unit: string,
  values: ArrayLike<number>,
  other: Partial<ScoreColumn> = {},
): ScoreColumn {
  return { id, title, unit, direction: 1, values: Float64Array.from(values), ...other };
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function numbers(count: number, seed = 7): Float64Array {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  });
}

/** Answers with these texts for the rows, one after the other. */
export function withTexts(texts: readonly string[]): Answers {
  return {
    examples: ({ rows }: { rows: readonly number[] }) =>
      rows.map((row) => ({ row, line: row + 1, text: texts[row % texts.length] })),
  };
}
