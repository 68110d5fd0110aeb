import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemSum, sumsPerItem } from '../../../../src/core/psychometrics/estimation/itemSums';
import { missingInformation, sumItems } from '../../../../src/core/psychometrics/estimation/laplaceItems';
import { bendIn, itemsAt, logLikelihood, numbersOf, parametersOf, responsesFrom, slopeIn } from './plain';
import type { PlainItem, PlainRow } from './plain';

const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const respondent = fc.record({
  answer: fc.oneof(fc.constantFrom([0, 1], [1, 1], [1, 3], [4, 4]), fc.constant(undefined)),
  mean: number(-2, 2),
  // From where three terms of Taylor do to where five nodes must.
  variance: fc.oneof(number(0.001, 0.05), number(0.05, 0.5)),
});
const given = fc.record({
  people: fc.array(respondent, { minLength: 2, maxLength: 4 }),
  a: number(0.4, 1.8),
  d: number(-1.5, 1.5),
  c: fc.oneof(fc.constant(0), number(0.1, 0.3)),
});
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

/** The answers of these people to the second of three items. */
function rowsOf({ people }: Given): PlainRow[] {
  return people.map(({ answer }) => (answer ? [[1, answer[0], answer[1]]] : []));
}

function momentsOf({ people }: Given): Float64Array {
  return Float64Array.from(people.flatMap(({ mean, variance }) => [mean, variance]));
}

/** The mean of a function over a normal, by many small steps. */
function expectation(f: (theta: number) => number, mean: number, variance: number): number {
  let [sum, total] = [0, 0];
  for (let z = -7; z <= 7; z += 0.25) {
    const weight = Math.exp(-z * z / 2); // prettier-ignore
    sum += weight * f(mean + Math.sqrt(variance) * z);
    total += weight;
  }
  return sum / total;
}

const other: PlainItem = { a: 1, d: 0, c: 0 };
const namesOf = (c: number): ('d' | 'a' | 'g')[] => (c === 0 ? ['d', 'a'] : ['d', 'a', 'g']);

/** What `fill` writes for the second of three items; it must touch no other's entries. */
function ofSecond(fill: (sums: Float64Array) => void): Float64Array {
  const sums = new Float64Array(3 * sumsPerItem).fill(5);
  fill(sums);
  expect(new Set([...sums.subarray(0, sumsPerItem), ...sums.subarray(2 * sumsPerItem)])).toEqual(
    new Set([5]),
  );
  return sums.subarray(sumsPerItem, 2 * sumsPerItem);
}

describe('the sums of an item over normal posteriors', () => {
  it('are the means of slope and bend of each answer', () => {
    const law = fc.property(given, (one) => {
      const item: PlainItem = one;
      const responses = responsesFrom(rowsOf(one), 3);
      const sums = ofSecond((into) =>
        sumItems(responses.columns, parametersOf([other, item, other]), momentsOf(one), into, 1, 2),
      );
      const logAt = (theta: number) => (at: readonly number[]) =>
        one.people.map(({ answer }) => (answer ? logLikelihood(itemsAt(at), [[0, answer[0], answer[1]]], theta) : 0)); // prettier-ignore
      const mean = (of: (log: (at: readonly number[]) => number) => number): number =>
        one.people.reduce(
          (sum, { mean, variance }, at) =>
            sum + expectation((theta) => of((numbers) => logAt(theta)(numbers)[at]!), mean, variance),
          0,
        );
      const names = namesOf(item.c);
      const at = numbersOf([item]);
      // Three terms of Taylor, or five nodes: a part in a thousand of an answer, of which there are at most twelve.
      names.forEach((name, which) =>
        expect(Math.abs(sums[itemSum[name]]! - mean((log) => slopeIn(log, at, which)))).toBeLessThan(5e-3),
      );
      names.forEach((column, which) =>
        names.slice(0, which + 1).forEach((row, other) => {
          const bend = mean((log) => -bendIn(log, at, [other, which]));
          const sum = sums[itemSum[`${row}${column}` as keyof typeof itemSum]]!;
          expect(Math.abs(sum - bend), `${row}${column}`).toBeLessThan(0.02);
        }),
      );
    });
    fc.assert(law, { numRuns: 15 });
  });

  it('agree by either way where one hands over to the other', () => {
    // Up to a²v = 0.15 by Taylor, beyond it by nodes.
    const [a, d] = [1.5, 0.4];
    const item: PlainItem = { a, d, c: 0 };
    const responses = responsesFrom([[[0, 1, 2]]], 1);
    const [below, above] = [0.9999, 1.0001].map((part) => {
      const sums = new Float64Array(sumsPerItem);
      sumItems(
        responses.columns,
        parametersOf([item]),
        Float64Array.of(0.7, (part * 0.15) / a ** 2),
        sums,
        0,
        1,
      );
      return sums;
    });
    below!.forEach((sum, at) => expect(Math.abs(sum - above![at]!)).toBeLessThan(2e-3));
  });
});

describe('the information that is missing as abilities are only estimated', () => {
  it('is the variance of an ability times the slopes of the score in it', () => {
    const law = fc.property(given, (one) => {
      const item: PlainItem = one;
      const responses = responsesFrom(rowsOf(one), 3);
      const missing = ofSecond((into) =>
        missingInformation(responses.columns, parametersOf([other, item, other]), momentsOf(one), into, 1, 2),
      );
      const names = namesOf(item.c);
      const gradients = one.people.map(({ answer, mean }) =>
        names.map((_, which) =>
          answer
            ? bendIn(
                (at) => logLikelihood(itemsAt(at.slice(0, 3)), [[0, answer[0], answer[1]]], at[3]!),
                [...numbersOf([item]), mean],
                [which, 3],
              )
            : 0,
        ),
      );
      names.forEach((column, which) =>
        names.slice(0, which + 1).forEach((row, other) => {
          const sum = one.people.reduce(
            (all, { variance }, at) => all + variance * gradients[at]![which]! * gradients[at]![other]!,
            0,
          );
          // Differences over 2e-3.
          const found = missing[itemSum[`${row}${column}` as keyof typeof itemSum]];
          expect(found, `${row}${column}`).toBeCloseTo(sum, 3);
        }),
      );
      expect([...missing.subarray(0, 3)]).toEqual([0, 0, 0]);
    });
    fc.assert(law, { numRuns: 50 });
  });
});
