import fc from 'fast-check';
import { expect, it } from 'vitest';
import { knownValues, narrowed } from '../../../src/core/numbers/values';

const numbers = fc.array(fc.oneof(fc.double(), fc.float(), fc.constant(NaN)));

it('keeps the known numbers in their order, in as many bits', () => {
  fc.assert(
    fc.property(numbers, fc.boolean(), (all, narrow) => {
      const values = narrow ? Float32Array.from(all) : Float64Array.from(all);
      const known = knownValues(values);
      expect(known.constructor).toBe(values.constructor);
      expect([...known]).toEqual([...values].filter((value) => !Number.isNaN(value)));
    }),
  );
});

it('narrows only what 32 bits hold exactly', () => {
  fc.assert(
    fc.property(numbers, (all) => {
      const values = narrowed(Float64Array.from(all));
      expect([...values]).toEqual(all);
      expect(values instanceof Float32Array).toBe(
        all.every((value) => Number.isNaN(value) || Math.fround(value) === value),
      );
    }),
  );
});
