import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLabel } from '../../../src/extension/words/plainLabel';

/** What VS Code takes for an icon in a label. */
const icon = /\$\([a-z0-9-]+(?:~[a-z0-9-]+)?\)/i;

describe('text for a list of VS Code', () => {
  it.each(['$(zap)', 'a $(sync~spin) b', '$$(zap)', '\\$(zap)', '$(\u202ezap)', '$\n(zap)'])(
    'has no icon: %j',
    (text) => {
      expect(plainLabel(text)).not.toMatch(icon);
    },
  );

  it('has no icon, is one line and does not turn around, whatever it says', () => {
    const part = fc.constantFrom(
      '$',
      '(',
      ')',
      'zap',
      '~spin',
      '\\',
      '\n',
      '\u202e',
      '\u200b',
      '\0',
      ' ',
      'ä',
      '👩‍🔬',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 200 }), (parts) => {
        const label = plainLabel(parts.join(''));
        expect(label).not.toMatch(icon);
        expect(label).not.toMatch(/[\n\r\0\u202a-\u202e\u2066-\u2069]/);
        expect(label.length).toBeLessThanOrEqual(121);
        expect(Buffer.from(label).toString()).toBe(label);
      }),
    );
  });

  it('is as it was where it is harmless', () => {
    expect(plainLabel('samples_gsm8k_2024-05-01T12-00.jsonl, $5 (five) 漢字 עברית')).toBe(
      'samples_gsm8k_2024-05-01T12-00.jsonl, $5 (five) 漢字 עברית',
    );
  });
});
