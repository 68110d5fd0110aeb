import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priorities, priority } from '../../../src/core/numbers/priority';

/** Ids as unlike good hashes as can be: numbers that follow each other. */
const ids = Array.from({ length: 12_800 }, (_, at) => at.toString(16).padStart(32, '0'));

/** How far counts in 64 equal bins are from even. A uniform draw passes 132 once in a million (63 degrees of freedom). */
function chiSquare(bins: readonly number[]): number {
  const expected = bins.length / 64;
  const counts = new Float64Array(64);
  for (const bin of bins) counts[bin]!++;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

const hexId = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });

describe('the priority of a record', () => {
  // Computed apart from this code, in Python, with whole numbers of any size.
  it.each([
    [0, '00000000000000000000000000000000', 0.8229372842696153],
    [1, '00000000000000000000000000000000', 0.29213185099922334],
    [0, 'ffffffffffffffffffffffffffffffff', 0.18844670884687853],
    [42, '015abd7f5cc57a2dd94b7590f04ad808', 0.41048411611375657],
    [-1, '0123456789abcdef0123456789abcdef', 0.2885148094024025],
    [4294967295, '0123456789abcdef0123456789abcdef', 0.2885148094024025],
    [2147483648, 'deadbeefdeadbeefdeadbeefdeadbeef', 0.8831186110897103],
  ])('under seed %d for %s is the same on every machine', (seed, id, expected) => {
    expect(priority(seed, id)).toBe(expected);
  });

  it('is the same where many are told at once, by the bytes of their ids', () => {
    const law = fc.property(fc.integer(), fc.array(hexId), (seed, all) => {
      const bytes = Buffer.from(`00${all.join('')}`, 'hex').subarray(1); // not aligned to words
      expect([...priorities(seed, bytes)]).toEqual(all.map((id) => priority(seed, id)));
    });
    fc.assert(law, { numRuns: 200 });
  });

  it('lies in [0, 1) for any seed and id', () => {
    const law = fc.property(fc.integer(), hexId, (seed, id) => {
      const value = priority(seed, id);
      expect(value >= 0 && value < 1).toBe(true);
    });
    fc.assert(law, { numRuns: 500 });
  });

  it.each([0, 1, 2, 1234567])('is uniform under seed %d', (seed) => {
    expect(chiSquare(ids.map((id) => Math.floor(64 * priority(seed, id))))).toBeLessThan(132);
  });

  it('is uniform in its low digits too', () => {
    expect(chiSquare(ids.map((id) => Math.floor(2 ** 40 * priority(7, id)) % 64))).toBeLessThan(132);
  });

  it('under one seed says nothing of that under another', () => {
    const cell = (id: string): number =>
      8 * Math.floor(8 * priority(1, id)) + Math.floor(8 * priority(2, id));
    expect(chiSquare(ids.map(cell))).toBeLessThan(132);
  });

  it('differs between all of many records', () => {
    expect(new Set(ids.map((id) => priority(3, id))).size).toBe(ids.length);
  });

  it('picks the same records whatever their order and however many shards they lie in', () => {
    const some = ids.slice(0, 300);
    const lowest = (from: readonly string[], size: number): string[] =>
      from.toSorted((one, other) => priority(9, one) - priority(9, other)).slice(0, size);
    const law = fc.property(
      fc.shuffledSubarray(some, { minLength: 300 }),
      fc.nat({ max: 300 }),
      (mixed, cut) => {
        const shards = [mixed.slice(0, cut), mixed.slice(cut)];
        expect(lowest(mixed, 20)).toEqual(lowest(some, 20));
        expect(
          lowest(
            shards.flatMap((shard) => lowest(shard, 20)),
            20,
          ),
        ).toEqual(lowest(some, 20));
      },
    );
    fc.assert(law, { numRuns: 20 });
  });
});
