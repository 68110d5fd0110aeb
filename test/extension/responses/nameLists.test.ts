import { describe, expect, it } from 'vitest';
import { nameListText } from '../../../src/extension/responses/nameLists';
import { joinOf, previewOf } from './previews';

describe('a list of what is not used of response logs', () => {
  it('names every item that was not found', () => {
    const text = nameListText('unmatched', previewOf(), 'train.jsonl');
    expect(text).toMatch(/^Items that were not found in train\.jsonl \(9\)\n\ngsm8k-0\ngsm8k-1\n/);
    expect(text.trimEnd().split('\n')).toHaveLength(11);
  });

  it('says that it is cut where it is', () => {
    const join = joinOf({ matched: 0, items: 5000, unmatched: ['a', 'b'] });
    expect(nameListText('unmatched', previewOf({}, { join }), 'x.csv')).toContain(
      '(first 2 of 5,000)\n\na\nb\n',
    );
  });

  it('has a line a problem, with its file and line, whatever it says', () => {
    const problems = [{ file: '/logs/a.jsonl', line: 12, text: 'two\nlines' }];
    expect(nameListText('problems', previewOf({ problems, problemCount: 3 }), 'x')).toContain(
      '(first 1 of 3)\n\na.jsonl:12  two lines\n',
    );
  });
});
