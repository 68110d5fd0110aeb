import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blendOf, percentileRanks } from '../../../src/core/scores/blend';
import type { ScoreColumn } from '../../../src/core/scores/table';
import { UserError } from '../../../src/core/userError';
import { columnOf, directions, scores } from './columns';
import type { Values } from '../../../src/core/numbers/values';

const blended = (parts: readonly (readonly [ScoreColumn, number])[]): Values =>
  blendOf(
    Object.fromEntries(parts.map(([{ id }, weight]) => [id, weight])),
    parts.map(([column]) => column),
  ).values;

/** Two to four columns of as many rows, with weights. */
const parts = fc
  .array(fc.tuple(scores, directions, fc.integer({ min: 1, max: 9 })), { minLength: 2, maxLength: 4 })
  .map((made) =>
    made.map(([values, direction, weight], at) => {
      const own = made[0]![0].map((_, row) => values[row % values.length]!);
      return [columnOf(`m${at}`, own, direction), weight] as const;
    }),
  );

describe('A blend of measures', () => {
  it('is the weighted mean of percentile ranks, harder higher', () => {
    const loss = columnOf('loss', [10, 20, 20, 40, NaN]);
    const ease = columnOf('ease', [0.9, 0.1, 0.5, 0.3, 0.7], -1);
    expect([...percentileRanks(loss)]).toEqual([0, 0.5, 0.5, 1, NaN]);
    expect([...percentileRanks(ease)]).toEqual([0, 1, 0.5, 0.75, 0.25]);
    const { values, direction } = blendOf({ loss: 3, ease: 1 }, [loss, ease]);
    expect(direction).toBe(1);
    expect([...values]).toEqual([0, 0.625, 0.5, 0.9375, NaN]);
  });

  it('knows the rows that all its measures know, and gives each a number from 0 to 1', () => {
    fc.assert(
      fc.property(parts, (made) => {
        blended(made).forEach((value, row) => {
          expect(Number.isNaN(value)).toBe(made.some(([{ values }]) => Number.isNaN(values[row])));
          // A mean of numbers from 0 to 1, rounded a few times.
          if (!Number.isNaN(value)) expect(Math.abs(value - 0.5)).toBeLessThanOrEqual(0.5 + 1e-12);
        });
      }),
    );
  });

  it('is the same to the last bit in whatever order its measures are named', () => {
    fc.assert(
      fc.property(parts, (made) => {
        expect(blended([...made].reverse())).toEqual(blended(made));
      }),
    );
  });

  it('goes by the shares of its weights, however large these are', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const large = made.map(([column, weight]) => [column, weight * 2 ** 1020] as const);
        expect(blended(large)).toEqual(blended(made));
      }),
    );
    const [one, other] = [columnOf('one', [1, 2, 3]), columnOf('other', [3, 1, 2])];
    const { title, values } = blendOf({ one: 1e308, other: 1e308 }, [one, other]);
    expect([...values]).toEqual([0.5, 0.25, 0.75]);
    expect(title).toMatch(/one × 1e\+308, .*other × 1e\+308$/);
  });

  it('does not change where a measure is stretched, or turned round with its direction', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const stretched = made.map(
          ([column, weight]) =>
            // Exact for these numbers: no two values fall together, none change places.
            [{ ...column, values: column.values.map((value) => value * 8) }, weight] as const,
        );
        expect(blended(stretched)).toEqual(blended(made));
        const turned = made.map(
          ([column, weight]) =>
            [
              {
                ...column,
                direction: column.direction === -1 ? (1 as const) : (-1 as const),
                values: column.values.map((value) => -value),
              },
              weight,
            ] as const,
        );
        const before = blended(made);
        // 1 − (1 − r) is r up to the last bit.
        blended(turned).forEach((value, row) => {
          if (!Number.isNaN(before[row]!)) expect(value).toBeCloseTo(before[row]!, 12);
        });
      }),
    );
  });

  it('moves its rows as they move', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const reversed = made.map(
          ([column, weight]) => [{ ...column, values: column.values.toReversed() }, weight] as const,
        );
        expect(blended(reversed)).toEqual(blended(made).reverse());
      }),
    );
  });

  it('is of half a rank where all are alike, and of nothing where nothing is known', () => {
    expect([...blended([[columnOf('x', [3, 3, 3]), 1]])]).toEqual([0.5, 0.5, 0.5]);
    expect([...blended([[columnOf('x', [3]), 1]])]).toEqual([0.5]);
    expect([...blended([[columnOf('x', [NaN]), 1]])]).toEqual([NaN]);
  });

  it('refuses one measure under two names', () => {
    const level = columnOf('human.level', [1, 2]);
    expect(() => blendOf({ level: 1, 'human.level': 2 }, [level, level])).toThrow(UserError);
  });
});
