import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withError } from '../../../src/core/scores/uncertainty';

describe('a value with its standard error', () => {
  it.each([
    [1.8437, 0.3149, '1.84 ± .31'],
    [-0.4211, 0.3149, '-.42 ± .31'],
    [0.004, 0.31, '.00 ± .31'],
    [-0.004, 0.31, '.00 ± .31'],
    [1.8437, 1.234, '1.8 ± 1.2'],
    [1650.4, 82.3, '1,650 ± 82'],
    [1650.4, 823, '1,650 ± 823'],
    [0.5, 0.0041, '.5000 ± .0041'],
  ])('%d ± %d is told to the second digit of the error: %s', (value, error, words) => {
    expect(withError(value, error)).toBe(words);
  });

  it.each([undefined, NaN, 0, Infinity])('whose error is %s stands alone', (error) => {
    expect(withError(1.8437, error)).toBe('1.84');
  });

  it('that is unknown is a dash', () => {
    expect(withError(NaN, 0.3)).toBe('–');
  });

  it('is written as the reader writes numbers', () => {
    expect(withError(-1650.5, 1.25, 'de')).toBe('-1.650,5 ± 1,3');
  });

  it('has as many decimals as its error, whatever they are', () => {
    const decimals = (text: string): number => text.split('.')[1]?.length ?? 0;
    fc.assert(
      fc.property(
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        fc.double({ min: 1e-4, max: 1e3, noNaN: true }),
        (value, error) => {
          const [told, off] = withError(value, error).split(' ± ') as [string, string];
          expect(decimals(told)).toBe(decimals(off));
          const read = (text: string): number => Number(text.replaceAll(',', ''));
          expect(Math.abs(read(off) - error)).toBeLessThanOrEqual(error / 10);
          expect(Math.abs(read(told) - value)).toBeLessThanOrEqual(error);
        },
      ),
    );
  });
});
