import { describe, expect, it } from 'vitest';
import { logsOf } from '../../../src/cli/options/responsesOptions';
import { UserError } from '../../../src/core/userError';

const fields = (text: string): unknown =>
  logsOf({ values: { fields: text }, positionals: [] }, ['a']).reading?.fields;

describe('--fields', () => {
  it('takes a name in quotes, as in JSON', () => {
    expect(fields('respondent=model, item="a,b" ,score=" s"')).toEqual({
      respondent: 'model',
      item: 'a,b',
      score: ' s',
    });
  });

  it('takes an older name of a role, too', () => {
    expect(fields('count=n')).toEqual({ attempts: 'n' });
    expect(fields('attempts=n')).toEqual({ attempts: 'n' });
    expect(() => fields('count=n,attempts=k')).toThrow(/attempts is given twice/);
  });

  it.each([
    ['item=a,item=b', /item is given twice/],
    ['item=,score=s', /names no field for item/],
    ['key=a', /takes role=name/],
  ])('refuses %s in a sentence', (text, sentence) => {
    expect(() => fields(text)).toThrow(UserError);
    expect(() => fields(text)).toThrow(sentence);
  });
});
