import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Family } from '../../../src/core/measures/families';
import type { MeasureReading } from '../../../src/core/scores/describe';
import { tellingReadings } from '../../../src/extension/editor/tellingReadings';

const reading = (id: string): MeasureReading => ({
  id,
  title: id,
  unit: '',
  direction: 1,
  value: 1,
  percentile: 0.5,
});

it('keeps the first, and some of every kind in their order', () => {
  const ids = ['level', 'l1', 'l2', 'l3', 'w1', 'p1', 'p2', 'x1'];
  const families: Record<string, Family> = {
    ...{ level: 'people', l1: 'length', l2: 'length', l3: 'length' },
    ...{ w1: 'words', p1: 'embeddings', p2: 'embeddings' },
  };
  const kept = tellingReadings(ids.map(reading), families, 6).map(({ id }) => id);
  expect(kept).toEqual(['level', 'l1', 'l2', 'w1', 'p1', 'x1']);
});

it('gives as many as there is room for, none twice, in the order they came in', () => {
  const lists = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 30 });
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 12 }), (ids, most) => {
      const kept = tellingReadings(ids.map(reading), {}, most).map(({ id }) => id);
      expect(kept).toHaveLength(Math.min(ids.length, most));
      expect(kept).toEqual(ids.filter((id) => kept.includes(id)));
      expect(kept[0]).toBe(ids[0]);
    }),
  );
});
