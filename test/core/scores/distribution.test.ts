import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distributionOf, percentileIn } from '../../../src/core/scores/distribution';
import { columnOf, directions, scores } from './columns';

it('a distribution holds the known scores from the easiest on, and what its column says of itself', () => {
  fc.assert(
    fc.property(scores, directions, (values, direction) => {
      const { ordered, stale, ...info } = distributionOf(columnOf('loss', values, direction));
      const known = values
        .filter((value) => !Number.isNaN(value))
        .map((value) => (direction === -1 ? -value : value));
      expect([...ordered]).toEqual(known.sort((one, other) => one - other));
      expect(stale).toBe(false);
      expect(info).toMatchObject({ id: 'loss', title: 'the loss', unit: 'units', direction });
      expect(Object.keys(info).sort()).toEqual(['cut', 'direction', 'id', 'title', 'unit']);
    }),
  );
});

it('a distribution says that it is of errors, of names, or of an earlier state, where it is', () => {
  const column = { ...columnOf('se', [1, 2, 3]), errorOf: 'b', isName: true, stale: true } as const;
  expect(distributionOf(column)).toMatchObject({ errorOf: 'b', isName: true, stale: true });
});

it('a percentile is unknown where the value is', () => {
  expect(percentileIn(distributionOf(columnOf('loss', [1, 2, 3, 4])), NaN)).toBeNaN();
  expect(percentileIn(distributionOf(columnOf('loss', [1, 2, 3, 4])), 3)).toBe(0.5);
  expect(percentileIn(distributionOf(columnOf('ease', [1, 2, 3, 4], -1)), 3)).toBe(0.25);
});
