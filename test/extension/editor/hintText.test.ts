import { describe, expect, it } from 'vitest';
import type { Hint } from '../../../src/core/protocol/editorApi';
import { hintText } from '../../../src/extension/editor/hintText';

const hint = (more: Partial<Hint>): Hint => ({
  ...{ row: 4, line: 5, kind: 'label', other: -1, otherLine: -1, similarity: NaN, label: '', suggested: '' },
  ...more,
});

describe('what a hint says', () => {
  it('names the label and the better one', () => {
    expect(hintText(hint({ label: 'sea', suggested: 'farm' }))).toBe(
      'The answer “sea” looks wrong: heads that never saw this record say “farm”.',
    );
    expect(hintText(hint({ label: 'sea' }))).toBe(
      'The answer “sea” looks wrong to heads that never saw this record.',
    );
  });

  it('names the line of the duplicate', () => {
    const of = (more: Partial<Hint>): string => hintText(hint({ other: 1, otherLine: 1200, ...more }));
    expect(of({ kind: 'conflict', similarity: 1 })).toMatch(
      /^Line 1,200 asks the same but gives another answer/,
    );
    expect(of({ kind: 'duplicate', similarity: 1 })).toBe('Line 1,200 asks the same, word for word.');
    expect(of({ kind: 'duplicate', similarity: 0.859 })).toMatch(/nearly the same: 85% /);
  });

  it('keeps a long answer on one short line', () => {
    const text = hintText(hint({ label: 'very\nlong '.repeat(40), suggested: 'b' }));
    expect(text).not.toContain('\n');
    expect(text.length).toBeLessThan(160);
  });
});
