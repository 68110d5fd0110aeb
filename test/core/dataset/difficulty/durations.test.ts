import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnLevels } from '../../../../src/core/dataset/difficulty/columnLevels';
import { hoursOf } from '../../../../src/core/dataset/difficulty/durations';

describe('a duration', () => {
  it.each([
    ['15 min', 0.25],
    ['2 hours', 2],
    ['1.5 h', 1.5],
    ['30 seconds', 1 / 120],
    ['<15 min fix', 0.125],
    ['>4 hours', 8],
    ['less than 1 hour', 0.5],
    ['2 days+', 96],
    ['1-4 hours', 2],
    ['15 min - 1 hour', 0.5],
    ['1 to 4 weeks', 336],
    ['2 stunden', 2],
    ['30 分', 0.5],
  ])('%j is so many hours', (text, hours) => {
    expect(hoursOf(text)).toBeCloseTo(hours, 12);
  });

  it.each([
    '',
    '5',
    '15 fix',
    'hours',
    '4-1 hours',
    'min',
    '2020',
    '<>4 hours',
    '> 1-4 hours',
    '5 apples',
    '3 kyu',
  ])('%j is none', (text) => {
    expect(hoursOf(text)).toBeNaN();
  });

  it('never throws, and is a positive time or none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const hours = hoursOf(text);
        expect(Number.isNaN(hours) || hours >= 0).toBe(true);
      }),
    );
  });
});

describe('a column', () => {
  it('of times is in their order', () => {
    const { read, unread, reading } = columnLevels([
      '>4 hours',
      '1-4 hours',
      '<15 min fix',
      '15 min - 1 hour',
    ]);
    expect(reading.scale).toBe('durations');
    expect(read.map(({ written }) => written)).toEqual([
      '<15 min fix',
      '15 min - 1 hour',
      '1-4 hours',
      '>4 hours',
    ]);
    expect(unread).toEqual([]);
  });

  it('of counts out of one whole is their numbers, of several wholes the shares', () => {
    expect(columnLevels(['3/8', '0/8', '8/8']).read.map(({ level }) => level)).toEqual([0, 3, 8]);
    expect(columnLevels(['1/2', '3/4', '1/4', '2 out of 16']).read.map(({ level }) => level)).toEqual([
      0.125, 0.25, 0.5, 0.75,
    ]);
  });
});
