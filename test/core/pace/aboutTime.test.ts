import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aboutTime } from '../../../src/core/pace/aboutTime';

const secondsOf = (about: ReturnType<typeof aboutTime>): number =>
  about.unit === 'less than a minute' ? 0 : about.count * (about.unit === 'minutes' ? 60 : 3600);

it('a time is told in minutes, from an hour and a half on in hours, and below a minute not at all', () => {
  const told = [0, 20, 50, 60, 100, 170, 599, 1000, 5300, 5400, 8000, NaN].map(aboutTime);
  expect(told.map((about) => ('count' in about ? `${about.count} ${about.unit}` : '<'))).toEqual([
    ...['<', '<', '<', '1 minutes', '2 minutes', '3 minutes', '10 minutes', '15 minutes', '90 minutes'],
    ...['2 hours', '2 hours', '<'],
  ]);
});

it('a time is never rounded to nothing, nor by more than a half of it', () => {
  const law = fc.property(fc.double({ min: 54, max: 1e7, noNaN: true }), (seconds) => {
    const told = secondsOf(aboutTime(seconds));
    expect(told).toBeGreaterThan(0);
    expect(Math.abs(told - seconds)).toBeLessThanOrEqual(seconds / 2);
  });
  fc.assert(law);
});
