import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockText, dateText, momentText, spanText } from '../../../../src/core/dataset/canonical/timeText';

const micro = 1_000_000n;
const nano = 1_000_000_000n;

describe('A moment in canonical JSON', () => {
  it('is what ECMAScript prints of it, with six digits of a second and no zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), (milliseconds) => {
        const expected = new Date(milliseconds).toISOString().replace('Z', '000');
        expect(momentText(BigInt(milliseconds) * 1000n, micro)).toBe(expected);
      }),
    );
  });

  it('has nine digits where a nanosecond counts', () => {
    expect(momentText(-1n, nano)).toBe('1969-12-31T23:59:59.999999999');
    expect(momentText(1_000n, nano)).toBe('1970-01-01T00:00:00.000001');
    expect(momentText(1n, micro)).toBe('1970-01-01T00:00:00.000001');
  });

  it('tells the days apart that lie beyond what ECMAScript counts', () => {
    expect([dateText(2 ** 31 - 1), dateText(-(2 ** 31)), dateText(-719_528), dateText(2_932_897)]).toEqual([
      '+5881580-07-11',
      '-5877641-06-23',
      '0000-01-01',
      '+010000-01-01',
    ]);
  });
});

describe('A time of the day and a span of time', () => {
  it('are exact', () => {
    expect([clockText(3_723_000_250n, micro), clockText(1n, nano), clockText(-1n, micro)]).toEqual([
      '01:02:03.000250',
      '00:00:00.000000001',
      '-00:00:00.000001',
    ]);
    expect([spanText(14, 3, 4_000_005n), spanText(-1, 0, -1n)]).toEqual([
      'P14M3DT4.000005S',
      'P-1M0DT-0.000001S',
    ]);
  });
});
