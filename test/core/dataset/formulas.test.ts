import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asWritten, withoutFormula } from '../../../src/core/dataset/formulas';

const cell = fc
  .tuple(fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', "'", "'="), fc.string())
  .map((parts) => parts.join(''));

describe('a cell that a spreadsheet would take for a formula', () => {
  it('begins with an apostrophe, and what it was is known from it', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const safe = withoutFormula(text);
        expect(safe).not.toMatch(/^[=+\-@\t\r]/);
        expect([text, `'${text}`]).toContain(safe);
        if (!text.startsWith("'")) expect(asWritten(safe)).toBe(text);
      }),
    );
  });

  it.each([-1, 1.5, 0, NaN, -Infinity])('is never a number (%s)', (number) => {
    expect(withoutFormula(number)).toBe(number);
  });
});
