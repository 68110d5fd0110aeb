import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { failureText, faultText, remarkText, remedyWords } from '../../../src/extension/words/remedyWords';
import { remedies } from '../../core/remedies';

const root = resolve(__dirname, '..', '..', '..');
const manifest = readFileSync(resolve(root, 'package.json'), 'utf8');
const titles = Object.values(
  JSON.parse(readFileSync(resolve(root, 'package.nls.json'), 'utf8')) as Record<string, string>,
);

describe('a remedy in the editor', () => {
  it.each(remedies)('is whole sentences that name commands and settings there are: %o', (remedy) => {
    const words = remedyWords(remedy);
    expect(words).toMatch(/\.$/);
    expect(words).not.toMatch(/ --[a-z]|HF_TOKEN|HTTPS_PROXY|"gradus |undefined/);
    for (const [, title] of words.matchAll(/"Gradus: ([^"]+)"/g)) expect(titles).toContain(title);
    for (const [setting] of words.matchAll(/gradus\.[a-zA-Z]+/g)) expect(manifest).toContain(`"${setting}"`);
  });

  it('turns the cut-offs round with the measure', () => {
    const cut = { kind: 'chooseCutOffs', easy: 6, hard: 2 } as const;
    expect(remedyWords({ ...cut, descending: true })).toMatch(
      /6:2 makes easy what is at least 6, hard what is at most 2\.$/,
    );
    expect(remedyWords({ ...cut, descending: false })).toMatch(
      /easy what is at most 6, hard what is at least 2/,
    );
  });

  it('follows what it mends', () => {
    const remedy = { kind: 'hubToken' } as const;
    const text = 'h does not accept the token. Enter your token with "Gradus: Set Hugging Face Token…".';
    const error = new UserError('h does not accept the token.', { remedy });
    expect([faultText(error), failureText(error)]).toEqual([text, text]);
    expect(remarkText({ text: 'h does not accept the token.', remedy })).toBe(text);
    expect(failureText(new Error('Disk full.'))).toBe('Disk full.');
  });
});
