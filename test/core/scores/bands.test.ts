import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Direction } from '../../../src/core/measures/measure';
import {
  bandOf,
  bands,
  countBands,
  cutOffs,
  defaultBands,
  overlap,
  proposedCutOffs,
  shownCutOffs,
  type BandRule,
} from '../../../src/core/scores/bands';
import { arcLevels, directions, repeated, scores } from './columns';

const grades = repeated(arcLevels.grade);
const cuts = fc.record({
  easy: fc.integer({ min: -5, max: 5 }),
  hard: fc.integer({ min: -5, max: 5 }),
});
const rules = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

describe('cut-offs', () => {
  it('are the 30% and 70% quantiles by linear interpolation, unless a rule says otherwise', () => {
    const values = [11, NaN, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(cutOffs(values, 1, defaultBands)).toEqual({ easy: 4, hard: 8 });
    expect(cutOffs(values, 0, { easy: 0, hard: 0.25 })).toEqual({ easy: 1, hard: 3.5 });
  });

  it('are counted from the other end where higher is easier', () => {
    expect(cutOffs([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], -1, defaultBands)).toEqual({ easy: 8, hard: 4 });
  });

  it('are the values themselves where a rule gives values', () => {
    for (const direction of [1, -1] as const)
      expect(cutOffs(grades, direction, { easyUpTo: 5, hardFrom: 8 })).toEqual({ easy: 5, hard: 8 });
  });

  it('are unknown where nothing is', () => {
    expect(cutOffs([NaN], 1, defaultBands)).toEqual({ easy: NaN, hard: NaN });
  });

  it('by quantile put ⌊0.3(n−1)⌋+1 of n distinct values into each outer band', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), directions, (n, direction) => {
        const values = Array.from({ length: n }, (_, at) => (at * 7919) % 10007);
        const { easy, hard } = countBands(values, cutOffs(values, direction, defaultBands), direction);
        const outer = Math.floor(0.3 * (n - 1)) + 1;
        expect(easy).toBe(outer);
        expect(hard).toBe(outer);
      }),
    );
  });
});

describe('overlap', () => {
  it('is where the easy cut-off is not easier than the hard one', () => {
    expect(overlap({ easy: 5, hard: 8 }, 1)).toBe(false);
    expect(overlap({ easy: 5, hard: 5 }, 1)).toBe(true);
    expect(overlap({ easy: 8, hard: 5 }, 1)).toBe(true);
    expect(overlap({ easy: 8, hard: 5 }, -1)).toBe(false);
    expect(overlap({ easy: 5, hard: 8 }, -1)).toBe(true);
  });

  it('is what quantiles give where most rows have one level', () => {
    const depth = repeated(arcLevels.difficulty);
    expect(cutOffs(depth, 1, defaultBands)).toEqual({ easy: 2, hard: 2 });
    expect(overlap(cutOffs(depth, 1, defaultBands), 1)).toBe(true);
  });
});

describe('the cut-offs that Hase et al. (2024) use on ARC', () => {
  it.each([
    ['grade', { easy: 5, hard: 8 }, { easy: 1434, medium: 1055, hard: 2031 }],
    ['difficulty', { easy: 1, hard: 3 }, { easy: 1056, medium: 2877, hard: 587 }],
    ['bloom', { easy: 2, hard: 4 }, { easy: 2357, medium: 1314, hard: 849 }],
    ['depthOfKnowledge', { easy: 1, hard: 3 }, { easy: 2353, medium: 1973, hard: 194 }],
  ] as const)('count %s as they do', (column, cut, counts) => {
    expect(countBands(repeated(arcLevels[column]), cut, 1)).toEqual({ ...counts, unscored: 0 });
  });

  it.each([
    ['grade', { easy: 5, hard: 8 }],
    ['difficulty', { easy: 1, hard: 3 }],
    ['depthOfKnowledge', { easy: 1, hard: 3 }],
  ] as const)('are those proposed for %s', (column, cut) => {
    expect(proposedCutOffs(repeated(arcLevels[column]), 1)).toEqual(cut);
  });
});

describe('proposed cut-offs', () => {
  it('leave a level in the middle', () => {
    fc.assert(
      fc.property(scores, directions, (values, direction) => {
        const cut = proposedCutOffs(values, direction);
        const levels = new Set(values.filter(Number.isFinite)).size;
        expect(cut === undefined).toBe(levels < 3 || levels > 12);
        if (!cut) return;
        expect(overlap(cut, direction)).toBe(false);
        for (const band of bands) expect(countBands(values, cut, direction)[band]).toBeGreaterThan(0);
      }),
    );
  });

  it('come nearest to the shares of the rule', () => {
    const tenths = Array.from({ length: 1000 }, (_, at) => at % 10);
    expect(proposedCutOffs(tenths, 1)).toEqual({ easy: 2, hard: 7 });
    expect(proposedCutOffs(tenths, 1, { easy: 0.1, hard: 0.5 })).toEqual({ easy: 0, hard: 5 });
    expect(proposedCutOffs(tenths, -1)).toEqual({ easy: 7, hard: 2 });
  });

  it('are the easier of two that come equally near', () => {
    // Four quarters, halves asked for: levels 1 to 2 against 3 and 2 to 3 against 4 both miss by exactly one quarter.
    const quarters = repeated({ 1: 25, 2: 25, 3: 25, 4: 25 });
    expect(proposedCutOffs(quarters, 1, { easy: 0.5, hard: 0.5 })).toEqual({ easy: 1, hard: 3 });
    expect(proposedCutOffs(quarters, -1, { easy: 0.5, hard: 0.5 })).toEqual({ easy: 4, hard: 2 });
  });
});

describe('the band of a value', () => {
  it('includes both cut-offs', () => {
    const cut = { easy: 5, hard: 8 };
    expect([4, 5, 5.5, 7, 8, 9, NaN].map((value) => bandOf(value, cut, 1))).toEqual([
      'easy',
      'easy',
      'medium',
      'medium',
      'hard',
      'hard',
      undefined,
    ]);
  });

  it('is exactly one for a row with a score where the cut-offs do not overlap', () => {
    const inBand = {
      easy: (value: number, easy: number, _: number) => value <= easy,
      medium: (value: number, easy: number, hard: number) => value > easy && value < hard,
      hard: (value: number, _: number, hard: number) => value >= hard,
    };
    fc.assert(
      fc.property(scores, cuts, directions, (values, cut, direction) => {
        fc.pre(!overlap(cut, direction));
        const sign = direction === -1 ? -1 : 1;
        for (const value of values.filter(Number.isFinite)) {
          const fitting = bands.filter((band) =>
            inBand[band](sign * value, sign * cut.easy, sign * cut.hard),
          );
          expect(fitting).toEqual([bandOf(value, cut, direction)]);
        }
        const { easy, medium, hard, unscored } = countBands(values, cut, direction);
        expect(easy + medium + hard).toBe(values.filter(Number.isFinite).length);
        expect(unscored).toBe(values.filter(Number.isNaN).length);
      }),
    );
  });

  it('is never an easier one for a harder value', () => {
    fc.assert(
      fc.property(scores, cuts, directions, (values, cut, direction) => {
        const harder = values
          .filter(Number.isFinite)
          .sort((a, b) => (direction === -1 ? b - a : a - b))
          .map((value) => bands.indexOf(bandOf(value, cut, direction)!));
        expect(harder).toEqual(harder.toSorted((a, b) => a - b));
      }),
    );
  });

  it('is that of the negated measure with the other direction', () => {
    const bandsBy = (values: readonly number[], direction: Direction, rule: BandRule): unknown[] => {
      const cut = cutOffs(values, direction, rule);
      return values.map((value) => bandOf(value, cut, direction));
    };
    fc.assert(
      fc.property(scores, rules, (values, [one, other]) => {
        const rule = { easy: Math.min(one, other), hard: Math.max(one, other) };
        const negated = values.map((value) => -value);
        expect(bandsBy(negated, -1, rule)).toEqual(bandsBy(values, 1, rule));
        expect(bandsBy(values, 0, rule)).toEqual(bandsBy(values, 1, rule));
      }),
    );
  });
});

describe('the cut-offs shown', () => {
  it('are quantiles where these leave a middle', () => {
    const values = Array.from({ length: 101 }, (_, at) => at);
    expect(shownCutOffs(values, 1)).toEqual({ cut: { easy: 30, hard: 70 }, by: 'quantile' });
  });

  it('are levels where quantiles overlap or leave no middle', () => {
    expect(shownCutOffs(repeated(arcLevels.difficulty), 1)).toEqual({
      cut: { easy: 1, hard: 3 },
      by: 'level',
    });
    const uneven = repeated({ 1: 10, 2: 55, 3: 10, 4: 25 });
    expect(shownCutOffs(uneven, 1).by).toBe('level');
  });

  it('stay quantiles where there are too few levels to propose any', () => {
    expect(shownCutOffs(repeated({ 0: 50, 1: 50 }), 1)).toEqual({
      cut: { easy: 0, hard: 1 },
      by: 'quantile',
    });
  });
});
