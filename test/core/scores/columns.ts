import fc from 'fast-check';
import type { Direction } from '../../../src/core/measures/measure';
import type { ScoreColumn } from '../../../src/core/scores/table';

/** A column of scores as a table has it. */
export function columnOf(id: string, values: readonly number[], direction: Direction = 1): ScoreColumn {
  return { id, title: `the ${id}`, unit: 'units', direction, values: Float64Array.from(values) };
}

/** A column in which each value occurs so often; the values lie in no order. */
export function repeated(counts: Readonly<Record<number, number>>): number[] {
  const left = Object.entries(counts).map(([value, count]) => ({ value: Number(value), count }));
  const values: number[] = [];
  while (left.some(({ count }) => count > 0))
    for (const level of left) if (level.count-- > 0) values.push(level.value);
  return values;
}

/** How often each level occurs among the 4,520 completely annotated questions of ARC (Hase et al. 2024). */
export const arcLevels = {
  grade: { 3: 194, 4: 277, 5: 963, 6: 263, 7: 792, 8: 2031 },
  difficulty: { 1: 1056, 2: 2877, 3: 587 },
  bloom: { 1: 1118, 2: 1239, 3: 1314, 4: 659, 5: 190 },
  depthOfKnowledge: { 1: 2353, 2: 1973, 3: 194 },
} as const;

/** Scores of a dataset with few levels or many, some of them unknown. */
export const scores: fc.Arbitrary<number[]> = fc
  .constantFrom(
    fc.integer({ min: -4, max: 4 }),
    fc.integer({ min: -1000, max: 1000 }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  )
  .chain((value) =>
    fc.array(fc.oneof({ arbitrary: value, weight: 9 }, fc.constant(NaN)), { minLength: 1, maxLength: 60 }),
  );

/** The directions a measure can have. */
export const directions = fc.constantFrom<Direction>(1, -1, 0);
