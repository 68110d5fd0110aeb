import { describe, expect, it } from 'vitest';
import { hintsOf } from '../../../src/core/scores/hints';
import { keyRemarks } from '../../../src/core/scores/labelRemarks';
import type { ScoreTable } from '../../../src/core/scores/table';

const table = (values: readonly number[]): ScoreTable => [
  {
    ...{ id: 'keyDisagreement', title: 'agreeing', unit: 'share', direction: 0 },
    values: Float64Array.from(values),
  },
];
const lineOf = (row: number): number => row + 1;

describe('Keys that unsolved tries call into question', () => {
  it('are those of examples whose tries agree to three quarters, the surest first', () => {
    const suspects = table([0.75, NaN, 0.5, 1, 0]);
    expect(hintsOf(suspects, 10).map(({ row, kind }) => [row, kind])).toEqual([
      [0, 'key'],
      [3, 'key'],
    ]);
    expect(hintsOf(suspects, 1).map(({ row }) => row)).toEqual([3]);
    expect(keyRemarks(suspects, lineOf)).toEqual([
      '2 keys look wrong: no try solved the record and at least 75% of the tries agree on another answer, first at lines 4, 1; the other 2 unsolved are hard. Filter by keyDisagreement.',
    ]);
  });

  it('are none where tries agree on nothing, or nothing is known', () => {
    for (const one of [[], table([0.7, NaN])] as const) {
      expect(hintsOf(one, 10)).toEqual([]);
      expect(keyRemarks(one, lineOf)).toEqual([]);
    }
  });
});
