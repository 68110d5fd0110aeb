import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreOf } from '../../../src/core/scores/scoreCell';

describe('the score in a cell', () => {
  it.each([undefined, null, '', ' ', 'null', 'NULL', 'nan', 'NaN', '-NaN', '+nan', NaN])(
    'is unknown where it says so: %j',
    (value) => {
      expect(scoreOf(value)).toBeNaN();
    },
  );

  it('is a number as it stands, or as its text has it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(scoreOf(number)).toBe(number);
        expect(scoreOf(` ${number} `)).toBe(Number(String(number)));
      }),
    );
    expect(
      ['+1', '-2', '.5', '1.', '1e3', '1E-3', '-.5e+2', '007', '10.25'].map((text) => scoreOf(text)),
    ).toEqual([1, -2, 0.5, 1, 1000, 0.001, -50, 7, 10.25]);
    expect(scoreOf(12n)).toBe(12);
  });

  it.each(['1,5', '1 2', '0x1f', '1e', '.', '+', '1e1.5', 'x1', '1x', '1..2', '−1'])(
    'is none where a text is not exactly a decimal number: %s',
    (text) => {
      expect(scoreOf(text)).toEqual({ fault: `${JSON.stringify(text)} is no number` });
    },
  );

  it.each(['inf', 'Infinity', '-inf', '+INFINITY', '1e999', '-1e999'])('is none without end: %s', (text) => {
    expect(scoreOf(` ${text}`)).toEqual({ fault: `${text} is no finite number` });
  });

  it('is none as an endless number either', () => {
    expect(scoreOf(-Infinity)).toEqual({ fault: '-Infinity is no finite number' });
    expect(scoreOf(10n ** 400n)).toEqual({ fault: 'Infinity is no finite number' });
  });

  it('is none where it is something else, which is told in short', () => {
    expect([[1], { a: 1 }, true].map(scoreOf)).toEqual([
      { fault: 'a list is no number' },
      { fault: 'an object is no number' },
      { fault: 'true is no number' },
    ]);
    const [fits, long] = ['a'.repeat(38), 'a'.repeat(39)];
    expect(scoreOf(fits)).toEqual({ fault: `"${fits}" is no number` });
    expect(scoreOf(long)).toEqual({ fault: `"${long.slice(0, 36)}… is no number` });
  });
});
