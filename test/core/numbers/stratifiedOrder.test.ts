import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priority } from '../../../src/core/numbers/priority';
import { stratifiedOrder } from '../../../src/core/numbers/stratifiedOrder';
import { contentHash } from '../measures/given';

const hash = (row: number): number => priority(9, contentHash(String(row)));

describe('The order of a stratified sample', () => {
  it('holds every row once, whatever the sizes', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 60 }), (sizes) => {
        const order = stratifiedOrder(sizes.length, (row) => sizes[row]!, hash);
        expect([...order].sort((a, b) => a - b)).toEqual([...sizes.keys()]);
      }),
    ));

  it('has in every beginning of 32 or more rows each sixteenth by size as often as the others', () => {
    const count = 1600;
    const order = stratifiedOrder(count, (row) => (row * 37) % count, hash);
    for (const length of [32, 100, 555]) {
      const strata = new Array<number>(16).fill(0);
      for (const row of order.subarray(0, length)) strata[Math.floor(((row * 37) % count) / 100)]!++;
      // A stratum's turn shifts within a round by its priorities: one more or less.
      for (const drawn of strata) expect(Math.abs(drawn - length / 16)).toBeLessThanOrEqual(1.5);
    }
  });

  it('goes by content and size alone: moved rows keep their turn', () => {
    const count = 320;
    const moved = (row: number): number => (row * 7 + 3) % count;
    const plain = stratifiedOrder(count, (row) => row, hash);
    const other = stratifiedOrder(count, moved, (row) => hash(moved(row)));
    expect([...other].map(moved)).toEqual([...plain]);
  });
});
