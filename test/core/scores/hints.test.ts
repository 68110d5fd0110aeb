import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintsOf } from '../../../src/core/scores/hints';
import type { ScoreTable } from '../../../src/core/scores/table';

const column = (id: string, values: readonly number[], stale = false): ScoreTable[number] => ({
  ...{ id, title: id, unit: '', direction: 0, values: Float64Array.from(values) },
  ...(stale ? { stale: true as const } : {}),
});

const duplicates = (group: number[], conflict: number[]): ScoreTable => [
  column('duplicateGroup', group),
  column(
    'duplicateSimilarity',
    group.map((one) => (Number.isNaN(one) ? 0 : 1)),
  ),
  column('labelConflict', conflict),
];

const labels = (margin: number[], suspect: number[], suggested: number[], stale = false): ScoreTable => [
  column('labelMargin', margin, stale),
  column('labelSuspect', suspect, stale),
  column('suggestedLabel', suggested, stale),
];

describe('hints', () => {
  it('are none where nothing of the kind is scored', () => {
    expect(hintsOf([column('questionWords', [1, 2])], 10)).toEqual([]);
    expect(hintsOf(labels([-1, 1], [NaN, NaN], [0, 1]), 10)).toEqual([]);
  });

  it('are none where any of the columns that they are made of is missing', () => {
    for (const table of [duplicates([1, 1], [0, 1]), labels([-1, -1], [1, 1], [0, 1])]) {
      expect(hintsOf(table, 10)).not.toEqual([]);
      table.forEach((_, without) => expect(hintsOf(table.toSpliced(without, 1), 10)).toEqual([]));
    }
  });

  it('name the duplicates of a group but its first, and lead there', () => {
    const hints = hintsOf(duplicates([1, NaN, 1, 1], [0, 0, 0, 0]), 10);
    expect(hints.map(({ row, kind, other }) => [row, kind, other])).toEqual([
      [2, 'duplicate', 0],
      [3, 'duplicate', 0],
    ]);
  });

  it('name every row of a contradiction, and lead round its group', () => {
    const hints = hintsOf(duplicates([1, 2, 1, 2, 2], [1, 0, 1, 0, 1]), 10);
    expect(hints.map(({ row, kind, other }) => [row, kind, other])).toEqual([
      [0, 'conflict', 2],
      [2, 'conflict', 0],
      [3, 'duplicate', 1],
      [4, 'conflict', 1],
    ]);
  });

  it('leave a row alone whose duplicate is gone', () => {
    expect(hintsOf(duplicates([1, NaN, 2, 2], [1, 0, 0, 0]), 10).map(({ row }) => row)).toEqual([3]);
  });

  it('keep the surest where there are too many, in the order of the file', () => {
    const table = labels([-0.2, -0.9, 0.5, -0.6], [1, 1, 0, 1], [2, 0, 1, 1]);
    expect(hintsOf(table, 2).map(({ row, suggested }) => [row, suggested])).toEqual([
      [1, 0],
      [3, 1],
    ]);
  });

  it('suggest no label by a number of an earlier state of the dataset', () => {
    expect(hintsOf(labels([-0.5], [1], [0], true), 2)[0]!.suggested).toBeNaN();
  });

  it('are at most as many as asked for, in order, and of rows that there are', () => {
    const rows = fc.array(
      fc.record({
        group: fc.constantFrom(NaN, 1, 2, 3),
        conflict: fc.constantFrom(NaN, 0, 1),
        suspect: fc.constantFrom(NaN, 0, 1),
      }),
    );
    fc.assert(
      fc.property(rows, fc.nat(6), (drawn, most) => {
        const table = [
          ...duplicates(
            drawn.map(({ group }) => group),
            drawn.map(({ conflict }) => conflict),
          ),
          ...labels(
            drawn.map(() => -0.5),
            drawn.map(({ suspect }) => suspect),
            drawn.map(() => 0),
          ),
        ];
        const hints = hintsOf(table, most);
        expect(hints.length).toBeLessThanOrEqual(most);
        expect(hints.map(({ row }) => row)).toEqual(hints.map(({ row }) => row).toSorted((a, b) => a - b));
        for (const { row, other, kind } of hints) {
          expect(row).toBeLessThan(drawn.length);
          if (kind !== 'label') expect(drawn[other]!.group).toBe(drawn[row]!.group);
          if (kind !== 'label') expect(other).not.toBe(row);
        }
      }),
    );
  });
});
