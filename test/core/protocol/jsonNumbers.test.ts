import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withMarkedNumbers, withPlainNumbers } from '../../../src/core/protocol/jsonNumbers';

const viaJson = (value: unknown): unknown =>
  withPlainNumbers(JSON.parse(JSON.stringify({ value: withMarkedNumbers(value) })) as unknown);

describe('numbers on their way through JSON', () => {
  it('arrive as they were, unknown and infinite ones too', () => {
    const value = { rho: NaN, cut: { easy: -Infinity, hard: Infinity }, list: [1, NaN, [NaN]], text: 'NaN' };
    expect(viaJson(value)).toEqual({ value });
  });

  it('are found wherever they are', () => {
    const numbers = fc.oneof(fc.double(), fc.constant(NaN), fc.constant(-Infinity)).map((one) => one + 0);
    const anything = fc.object({ values: [numbers, fc.string(), fc.boolean(), fc.constant(null)] });
    fc.assert(
      fc.property(anything, (value) => {
        expect(viaJson(value)).toEqual({ value });
      }),
    );
  });

  it('leave typed arrays what they are', () => {
    const values = Float64Array.of(1, NaN);
    expect((withMarkedNumbers({ values }) as { values: unknown }).values).toBe(values);
    expect((withPlainNumbers({ values }) as { values: unknown }).values).toBe(values);
  });
});
