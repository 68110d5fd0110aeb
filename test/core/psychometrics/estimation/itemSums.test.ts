import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addPoint, itemSum, sumsPerItem } from '../../../../src/core/psychometrics/estimation/itemSums';
import { bendIn, itemsAt, logLikelihood, numbersOf, slopeIn, type PlainItem } from './plain';

const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const points = fc.record({
  theta: number(-2, 2),
  a: number(0.3, 2),
  d: number(-2, 2),
  c: fc.oneof(fc.constant(0), number(0.05, 0.5)),
  count: fc.integer({ min: 1, max: 5 }),
  right: fc.nat(5),
});

it('the sums of an answer are the slope and the bend of its log-likelihood in d, a and logit c', () => {
  fc.assert(
    fc.property(points, ({ theta, count, right, ...item }) => {
      const k = Math.min(right, count);
      const sums = new Float64Array(3 * sumsPerItem).fill(7);
      addPoint(sums, sumsPerItem, theta, k, count, item.a, item.d, item.c);
      const own = sums.subarray(sumsPerItem, 2 * sumsPerItem).map((sum) => sum - 7);
      const log = (at: readonly number[]): number => logLikelihood(itemsAt(at), [[0, k, count]], theta);
      const at = numbersOf([item satisfies PlainItem]);
      const which = item.c === 0 ? (['d', 'a'] as const) : (['d', 'a', 'g'] as const);
      // Differences over 1e-4 and 2e-3 of what has derivatives up to some ten.
      which.forEach((name, place) => expect(own[itemSum[name]]).toBeCloseTo(slopeIn(log, at, place), 5));
      which.forEach((column, other) =>
        which.slice(0, other + 1).forEach((row, one) => {
          const sum = own[itemSum[`${row}${column}` as keyof typeof itemSum]];
          expect(sum).toBeCloseTo(-bendIn(log, at, [one, other]), 3);
        }),
      );
      if (item.c === 0)
        for (const name of ['g', 'dg', 'ag', 'gg'] as const) expect(own[itemSum[name]]).toBe(0);
      // It touches no other item's.
      expect([...sums.subarray(0, sumsPerItem), ...sums.subarray(2 * sumsPerItem)]).toEqual(
        Array<number>(2 * sumsPerItem).fill(7),
      );
    }),
  );
});
