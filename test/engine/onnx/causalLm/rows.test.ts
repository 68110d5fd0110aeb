import { Tensor } from 'onnxruntime-node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logitsOf, logProbability } from '../../../../src/engine/onnx/causalLm/logits';
import { sharedRows, type TokenRow } from '../../../../src/engine/onnx/causalLm/sharedRows';
import { windowsOf } from '../../../../src/engine/onnx/causalLm/windows';

describe('windows', () => {
  it('score every token that is asked for once, with half a window before it where there is as much', () => {
    const law = fc.property(
      fc.nat(400),
      fc.nat(400),
      fc.integer({ min: 2, max: 64 }),
      (length, first, size) => {
        const scored = windowsOf(length, first, size).flatMap(({ from, to, score }) => {
          expect(to - from).toBeLessThanOrEqual(size);
          expect(score).toBeGreaterThan(from);
          return Array.from({ length: to - score }, (_, at) => ({
            token: score + at,
            before: score + at - from,
          }));
        });
        expect(scored.map(({ token }) => token)).toEqual(
          Array.from(
            { length: Math.max(0, length - Math.max(1, first)) },
            (_, at) => Math.max(1, first) + at,
          ),
        );
        for (const { token, before } of scored)
          expect(before).toBeGreaterThanOrEqual(Math.min(token, Math.floor(size / 2)));
      },
    );
    fc.assert(law);
  });

  it('are one where a row fits, and none that scores nothing', () => {
    expect(windowsOf(10, 4, 10)).toEqual([{ from: 0, to: 10, score: 4 }]);
    expect(windowsOf(20, 18, 8)).toEqual([{ from: 12, to: 20, score: 18 }]);
    expect(windowsOf(1, 0, 8)).toEqual([]);
  });
});

describe('rows that others begin with', () => {
  const rows: fc.Arbitrary<TokenRow[]> = fc.array(
    fc.record({ ids: fc.array(fc.nat(2), { maxLength: 6 }), first: fc.nat(3) }),
  );

  it('are run with these: each row is the beginning of what is run for it, from no later on', () => {
    const law = fc.property(rows, (asked) => {
      const { run, of } = sharedRows(asked);
      asked.forEach(({ ids, first }, at) => {
        const whole = run[of[at]!]!;
        expect(whole.ids.slice(0, ids.length)).toEqual(ids);
        expect(whole.first).toBeLessThanOrEqual(first);
      });
    });
    fc.assert(law);
  });

  it('are not run themselves', () => {
    const law = fc.property(rows, (asked) => {
      const { run } = sharedRows(asked);
      const texts = run.map(({ ids }) => ids.join());
      expect(new Set(texts).size).toBe(texts.length);
      for (const one of run)
        for (const other of run)
          if (one !== other) expect(other.ids.slice(0, one.ids.length)).not.toEqual(one.ids);
    });
    fc.assert(law);
  });
});

describe('logits', () => {
  it('in half precision are read to the bit', () => {
    // IEEE 754: 1, -2, the largest, the smallest, zeroes, infinities and no number.
    const bits = [0x3c00, 0xc000, 0x7bff, 0x0001, 0x0000, 0x8000, 0x7c00, 0xfc00, 0x7e00, 0x3555];
    const { data } = logitsOf(new Tensor('float16', Uint16Array.from(bits), [1, 1, bits.length]))!;
    expect([...data]).toEqual([
      1,
      -2,
      65504,
      2 ** -24,
      0,
      -0,
      Infinity,
      -Infinity,
      NaN,
      Math.fround(0.333251953125),
    ]);
  });

  it('of other types and shapes are none', () => {
    expect(logitsOf(new Tensor('int32', new Int32Array(4), [1, 2, 2]))).toBeUndefined();
    expect(logitsOf(new Tensor('float32', new Float32Array(4), [2, 2]))).toBeUndefined();
  });

  it('give probabilities that add up to 1, whatever they are', () => {
    const law = fc.property(
      fc.array(fc.float({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 40 }),
      (scores) => {
        const logits = { data: Float32Array.from(scores), width: 1, vocabulary: scores.length };
        const sum = scores.reduce((all, _, token) => all + Math.exp(logProbability(logits, 0, 0, token)), 0);
        // Forty roundings of doubles.
        expect(sum).toBeCloseTo(1, 10);
      },
    );
    fc.assert(law);
  });
});
