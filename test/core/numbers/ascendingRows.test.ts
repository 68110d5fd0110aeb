import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingRows } from '../../../src/core/numbers/ascendingRows';

describe('ascendingRows', () => {
  it('orders as a stable comparing sort does, unknown values last', () => {
    const values = fc.array(fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.constant(-0)));
    fc.assert(
      fc.property(values, (list) => {
        const rows = list.map((_, row) => row);
        const key = (row: number): number => (Number.isNaN(list[row]) ? 1 : 0);
        rows.sort((a, b) => {
          if (key(a) !== key(b)) return key(a) - key(b);
          return list[a]! < list[b]! ? -1 : list[a]! > list[b]! ? 1 : a - b;
        });
        expect([...ascendingRows(Float64Array.from(list))]).toEqual(rows);
      }),
    );
  });
});
