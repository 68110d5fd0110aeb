import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packTokens, unpackTokens } from '../../../src/engine/store/packedTokens';

describe('packed tokens', () => {
  it('are the text again, each token with its surprisal to a tenth of a nat', () => {
    const tokens = fc.array(
      fc.record({
        text: fc.oneof(fc.string(), fc.string({ minLength: 120, maxLength: 300 })),
        nats: fc.oneof(fc.constant(NaN), fc.double({ min: 0, max: 1000, noNaN: true })),
      }),
    );
    const law = fc.property(tokens, (made) => {
      let end = 0;
      const ends = Uint32Array.from(made, ({ text }) => (end += text.length));
      const packed = packTokens({ nats: Float64Array.from(made, ({ nats }) => nats), ends });
      const found = unpackTokens(packed, made.map(({ text }) => text).join(''));
      expect(found.map(({ text }) => text)).toEqual(made.map(({ text }) => text));
      // Rounded to the nearest tenth.
      found.forEach(({ nats }, at) =>
        Number.isNaN(made[at]!.nats)
          ? expect(nats).toBeNaN()
          : expect(Math.abs(nats - made[at]!.nats)).toBeLessThan(0.05 + 1e-9),
      );
    });
    fc.assert(law);
  });

  it('are two bytes each where they are ordinary', () => {
    const packed = packTokens({ nats: Float64Array.of(0, 3.14, 12.6), ends: Uint32Array.of(3, 8, 9) });
    expect([...packed]).toEqual([1, 3, 32, 5, 127, 1]);
  });

  it('are read from any bytes without failing', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, text) => {
        for (const token of unpackTokens(bytes, text)) expect(text).toContain(token.text);
      }),
    );
  });
});
