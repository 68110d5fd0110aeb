import fc from 'fast-check';
import { expect, it } from 'vitest';
import { everyMeasure } from '../../../src/core/measures/catalogue';
import { partsOf, secondsToEncode } from '../../../src/core/measures/costs';

it('every part of every measure costs something that grows with what there is to do', () => {
  const law = fc.property(fc.nat(1e6), fc.double({ min: 1, max: 1e5, noNaN: true }), (rows, bytes) => {
    const whole = (measure: (typeof everyMeasure)[number], missing: number): number =>
      partsOf(measure, { rows, missing, bytes }).reduce((sum, { cost }) => sum + cost, 0);
    for (const measure of everyMeasure) {
      const parts = partsOf(measure, { rows, missing: rows, bytes });
      expect(parts.at(-1)?.name).toBe('');
      expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
      for (const { cost } of parts) expect(cost >= 0 && cost < Infinity).toBe(true);
      if (rows > 0) expect(whole(measure, rows)).toBeGreaterThan(whole(measure, 0));
    }
    expect(secondsToEncode(bytes, true)).toBeLessThan(secondsToEncode(bytes, false));
  });
  fc.assert(law);
});
