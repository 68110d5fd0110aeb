import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepItems } from '../../../../src/core/psychometrics/estimation/itemStep';
import { itemSum, sumsPerItem } from '../../../../src/core/psychometrics/estimation/itemSums';
import type { IrtModel } from '../../../../src/core/psychometrics/model/irtModel';
import { priorsOf } from '../../../../src/core/psychometrics/model/priors';
import { inverseOf } from '../../../../src/core/numbers/symmetric';
import { parametersOf, type PlainItem } from './plain';

type Sums = Partial<Record<keyof typeof itemSum, number>>;

function sumsOf(items: readonly Sums[]): Float64Array {
  const all = new Float64Array(items.length * sumsPerItem);
  items.forEach((sums, item) =>
    Object.entries(sums).forEach(
      ([name, value]) => (all[item * sumsPerItem + itemSum[name as keyof typeof itemSum]] = value),
    ),
  );
  return all;
}

/** The items after a step. */
function stepped(
  model: IrtModel,
  items: readonly PlainItem[],
  sums: readonly Sums[],
  {
    priors = 'none',
    isFree = () => true,
  }: { priors?: 'none' | 'default'; isFree?: (item: number) => boolean } = {},
): PlainItem[] {
  const { line, guess } = parametersOf(items);
  stepItems(model, { line, guess }, sumsOf(sums), priorsOf(priors, 4), isFree);
  return items.map((_, item) => ({ a: line[2 * item]!, d: line[2 * item + 1]!, c: guess[item]! }));
}

const logit = (c: number): number => Math.log(c / (1 - c));
const small = fc.double({ min: -0.3, max: 0.3, noNaN: true });
/** A matrix that is positive definite by its diagonal, and slopes that lead to no long step. */
const sums = fc
  .record({ d: small, a: small, g: small, da: small, dg: small, ag: small })
  .map((one): Required<Sums> => ({ ...one, dd: 2, aa: 1.5, gg: 1.2 }));

/** Information times step less slope: nothing after Newton's step. */
function left(
  matrix: readonly (readonly number[])[],
  step: readonly number[],
  slope: readonly number[],
): number[] {
  return matrix.map((row, at) => row.reduce((sum, value, to) => sum + value * step[to]!, -slope[at]!));
}

describe('a step of an item without priors', () => {
  const item: PlainItem = { a: 1.1, d: 0.4, c: 0.2 };

  it('is Newton’s in d and a', () => {
    fc.assert(
      fc.property(sums, (one) => {
        const [{ a, d, c }] = stepped('2pl', [{ ...item, c: 0 }], [one]) as [PlainItem];
        const matrix = [
          [one.dd, one.da],
          [one.da, one.aa],
        ];
        const rest = left(matrix, [d - item.d, a - item.a], [one.d, one.a]);
        // 1e-9 is added to the diagonal.
        rest.forEach((value) => expect(value).toBeCloseTo(0, 8));
        expect(c).toBe(0);
      }),
    );
  });

  it('is Newton’s in d, a and logit c', () => {
    fc.assert(
      fc.property(sums, (one) => {
        const [{ a, d, c }] = stepped('3pl', [item], [one]) as [PlainItem];
        const matrix = [
          [one.dd, one.da, one.dg],
          [one.da, one.aa, one.ag],
          // A thousandth is added to the information on c.
          [one.dg, one.ag, one.gg + 1e-3],
        ];
        const step = [d - item.d, a - item.a, logit(c) - logit(item.c)];
        left(matrix, step, [one.d, one.a, one.g]).forEach((value) => expect(value).toBeCloseTo(0, 8));
      }),
    );
  });

  it('keeps its direction where it would be too long', () => {
    const one: Sums = { d: 30, a: 3, g: -6, dd: 1, aa: 1, gg: 1 - 1e-3 };
    const [{ a, d, c }] = stepped('3pl', [item], [one]) as [PlainItem];
    // 30 in d is 15 times what is allowed.
    expect([d - item.d, a - item.a, logit(c) - logit(item.c)]).toEqual(
      [2, 0.2, -0.4].map((by) => expect.closeTo(by, 6)),
    );
    const [slope] = stepped('2pl', [item], [{ d: 1, a: -7, dd: 1, aa: 1 }]) as [PlainItem];
    expect([slope.d - item.d, slope.a - item.a]).toEqual([0.1, -0.7].map((by) => expect.closeTo(by, 6)));
    const [guess] = stepped('3pl', [item], [{ g: 4, dd: 1, aa: 1, gg: 1 - 1e-3, d: 1 }]) as [PlainItem];
    expect([guess.d - item.d, logit(guess.c) - logit(item.c)]).toEqual(
      [0.25, 1].map((by) => expect.closeTo(by, 6)),
    );
  });

  it('leads upwards, or nowhere, whatever the information', () => {
    const any = fc.double({ min: -3, max: 3, noNaN: true });
    const wild = fc.record({ d: any, a: any, g: any, dd: any, da: any, aa: any, dg: any, ag: any, gg: any });
    fc.assert(
      fc.property(wild, (one) => {
        const [{ a, d, c }] = stepped('3pl', [item], [one]) as [PlainItem];
        const rise = one.d * (d - item.d) + one.a * (a - item.a) + one.g * (logit(c) - logit(item.c));
        expect(rise).toBeGreaterThan(-1e-9);
        if (Math.max(Math.abs(one.d), Math.abs(one.a), Math.abs(one.g)) > 1)
          expect(rise).toBeGreaterThan(1e-4);
      }),
    );
  });

  it('ends at bounds', () => {
    const far = { a: 39.9, d: -59.5, c: 1 / (1 + Math.exp(5.8)) };
    const [up] = stepped('3pl', [far], [{ d: -5, a: 5, g: -5, dd: 1, aa: 1, gg: 1 }]) as [PlainItem];
    expect([up.a, up.d, logit(up.c)]).toEqual([40, -60, expect.closeTo(-6, 9)]);
  });

  it('is none of an item that is held, and takes each item by its own sums', () => {
    const items = [item, { a: 0.7, d: -0.2, c: 0.1 }, item];
    const all: Sums[] = [{ dd: 1, aa: 1, d: 0.1 }, { dd: 1, aa: 1, d: 0.2 }, { dd: 1, aa: 1, d: 0.3 }]; // prettier-ignore
    const after = stepped('2pl', items, all, { isFree: (at) => at !== 1 });
    expect(after.map(({ d }) => d)).toEqual([0.5, -0.2, 0.7].map((d) => expect.closeTo(d, 8)));
    expect(after[1]).toEqual(items[1]);
  });
});

describe('a step with priors', () => {
  // Where the slopes of the data are those of the priors turned round, their sum is flat: there is no step.
  it('is none at the mode of the posterior', () => {
    const places = fc.tuple(
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.05, max: 0.6, noNaN: true }),
    );
    fc.assert(
      fc.property(places, ([a, d, c]) => {
        // log a ~ N(0, 0.5²), d ~ N(0, 2²), c ~ Beta(5, 15) on the scale of its logit; a slope in log a is a times that in a.
        const flat: Sums = {
          d: d / 4,
          a: Math.log(a) / 0.25 / a,
          g: 15 * c - 5 * (1 - c),
          dd: 1,
          aa: 1,
          gg: 1,
        };
        const [after] = stepped('3pl', [{ a, d, c }], [flat], { priors: 'default' }) as [PlainItem];
        expect([after.a, after.d, after.c]).toEqual([a, d, c].map((value) => expect.closeTo(value, 9)));
      }),
    );
  });

  it('is Newton’s in log a, with the bend of the priors', () => {
    const [a, d] = [1.3, 0.6];
    const one: Sums = { d: 0.2, a: -0.1, dd: 2, da: 0.3, aa: 1.5 };
    const [after] = stepped('2pl', [{ a, d, c: 0 }], [one], { priors: 'default' }) as [PlainItem];
    const matrix = [
      [one.dd! + 1 / 4, a * one.da!],
      // The chain rule adds −a times the slope, where that is upwards.
      [a * one.da!, a * a * one.aa! - a * one.a! + 4],
    ];
    const slope = [one.d! - d / 4, a * one.a! - 4 * Math.log(a)];
    left(matrix, [after.d - d, Math.log(after.a / a)], slope).forEach((value) =>
      expect(value).toBeCloseTo(0, 7),
    );
  });

  it('is Newton’s in log a and logit c too', () => {
    const [a, d, c] = [0.9, 0.2, 0.3];
    const one: Required<Sums> = {
      d: 0.1,
      a: 0.2,
      g: -0.15,
      dd: 2,
      da: 0.3,
      aa: 1.5,
      dg: 0.2,
      ag: -0.1,
      gg: 0.8,
    };
    const [after] = stepped('3pl', [{ a, d, c }], [one], { priors: 'default' }) as [PlainItem];
    const matrix = [
      [one.dd + 1 / 4, a * one.da, one.dg],
      [a * one.da, a * a * one.aa + 4, a * one.ag],
      // The bend of c⁵(1 − c)¹⁵ in logit c.
      [one.dg, a * one.ag, one.gg + 20 * c * (1 - c) + 1e-3],
    ];
    const slope = [one.d - d / 4, a * one.a - 4 * Math.log(a), one.g + 5 * (1 - c) - 15 * c];
    const step = [after.d - d, Math.log(after.a / a), logit(after.c) - logit(c)];
    left(matrix, step, slope).forEach((value) => expect(value).toBeCloseTo(0, 7));
  });

  it('never makes a slope negative', () => {
    const [after] = stepped('2pl', [{ a: 0.2, d: 0, c: 0 }], [{ a: -50, dd: 1, aa: 1 }], {
      priors: 'default',
    }) as [PlainItem];
    expect(after.a).toBeGreaterThan(0.2 * Math.exp(-0.7) - 1e-12);
    expect(stepped('2pl', [{ a: 0.2, d: 0, c: 0 }], [{ a: -50, dd: 1, aa: 1 }])[0]!.a).toBeCloseTo(-0.5, 9);
  });
});

describe('a step with one slope for all', () => {
  const items = [0.3, -0.5, 0.8, 9].map((d): PlainItem => ({ a: 1.2, d, c: 0 }));
  const all = [
    { d: 0.2, a: 0.1, dd: 2, da: 0.4, aa: 1.5 },
    { d: -0.3, a: 0.05, dd: 1.7, da: -0.3, aa: 1.1 },
    { d: 0.1, a: -0.2, dd: 1.2, da: 0.2, aa: 0.9 },
    { d: 5, a: 5, dd: 1, da: 5, aa: 5 },
  ];

  it.each(['none', 'default'] as const)('is Newton’s in all of them together; priors: %s', (priors) => {
    const after = stepped('1pl', items, all, { priors, isFree: (item) => item < 3 });
    const precision = priors === 'none' ? 0 : 1 / 4;
    // An arrow: intercepts, each with the slope, which comes last.
    const size = 4;
    const matrix = new Float64Array(size * size);
    const slope = [0, 0, 0, priors === 'none' ? 0 : (-Math.log(1.2) * 4) / 1.2];
    matrix[15] = priors === 'none' ? 0 : 4 / 1.2 ** 2;
    all.slice(0, 3).forEach(({ d, a, dd, da, aa }, item) => {
      matrix[item * size + item] = dd + precision;
      matrix[3 * size + item] = da;
      matrix[15]! += aa;
      slope[item] = d - items[item]!.d * precision;
      slope[3]! += a;
    });
    const inverse = inverseOf(matrix, size)!;
    const step = slope.map((_, row) =>
      slope.reduce((sum, value, at) => sum + inverse[row * size + at]! * value, 0),
    );
    after.slice(0, 3).forEach(({ d }, item) => expect(d - items[item]!.d).toBeCloseTo(step[item]!, 7));
    // Whoever nobody answered has the slope too, and keeps its intercept.
    for (const { a } of after) expect(a - 1.2).toBeCloseTo(step[3]!, 7);
    expect(after[3]!.d).toBe(9);
  });

  it('changes the slope by 70% at most, never to 0, and intercepts by 2 up to 60', () => {
    const one = (a: number): Sums[] => [{ a, aa: 1, dd: 1, d: 0 }];
    expect(stepped('rasch', [{ a: 2, d: 0, c: 0 }], one(9))[0]!.a).toBeCloseTo(3.4, 9);
    expect(stepped('rasch', [{ a: 2, d: 0, c: 0 }], one(-9))[0]!.a).toBeCloseTo(0.6, 9);
    expect(stepped('1pl', [{ a: 1e-6, d: 0, c: 0 }], one(-9))[0]!.a).toBe(1e-6);
    const far = stepped('1pl', [{ a: 1, d: 59, c: 0 }, { a: 1, d: 0, c: 0 }], [{ d: 9, dd: 1, aa: 1 }, { d: 9, dd: 1, aa: 1 }]); // prettier-ignore
    expect(far.map(({ d }) => d)).toEqual([60, 2]);
  });

  it('goes by the slope of the first item that is free', () => {
    const held = stepped('1pl', [{ a: 7, d: 0, c: 0 }, { a: 1.2, d: 0, c: 0 }], [{}, { dd: 1, aa: 1, a: 0.1 }], { isFree: (item) => item === 1 }); // prettier-ignore
    expect(held.map(({ a }) => a)).toEqual([1.3, 1.3].map((a) => expect.closeTo(a, 7)));
  });
});
