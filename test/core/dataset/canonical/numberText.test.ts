import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, doubleText, singleText } from '../../../../src/core/dataset/canonical/numberText';

describe('A number in canonical JSON', () => {
  it('of double precision is given back by what is written, with its sign', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(JSON.parse(doubleText(value))).toBe(value);
      }),
    );
    expect([-0, NaN, Infinity, -Infinity, 1e21, 0.1].map(doubleText)).toEqual([
      '-0',
      '"NaN"',
      '"Infinity"',
      '"-Infinity"',
      '1e+21',
      '0.1',
    ]);
  });

  it('of single precision is given back, and no shorter one is', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const written = singleText(value);
        expect(Math.fround(JSON.parse(written) as number)).toBe(value);
        const digits = written
          .replace(/e.*/, '')
          .replace(/[-.]/g, '')
          .replace(/^0+|0+$/g, '').length;
        for (let fewer = 1; fewer < digits; fewer++)
          expect(Math.fround(Number(value.toPrecision(fewer)))).not.toBe(value);
      }),
    );
    expect(
      [0.1, 16_777_216, 1.401298464324817e-45, 3.4028234663852886e38].map((one) =>
        singleText(Math.fround(one)),
      ),
    ).toEqual(['0.1', '16777216', '1e-45', '3.4028235e+38']);
  });

  it('as a decimal has every digit of its scale', () => {
    expect([decimalText(1250n, 2), decimalText(-5n, 3), decimalText(0n, 1), decimalText(-7n, 0)]).toEqual([
      '12.50',
      '-0.005',
      '0.0',
      '-7',
    ]);
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 38 }), (steps, scale) => {
        const written = decimalText(steps, scale);
        expect(BigInt(written.replace('.', ''))).toBe(steps);
        expect((written.split('.')[1] ?? '').length).toBe(scale);
      }),
    );
  });
});
