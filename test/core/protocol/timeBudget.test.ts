import { describe, expect, it } from 'vitest';
import { parseTimeBudget } from '../../../src/core/protocol/timeBudget';
import { UserError } from '../../../src/core/userError';

describe('A time budget', () => {
  it.each([
    ['90s', 90],
    ['10m', 600],
    [' 1.5 H ', 5400],
  ])('%s is %d seconds', (text, seconds) => expect(parseTimeBudget(text)).toBe(seconds));

  it.each(['', '10', 'm', '-5m', '0s', '10 minutes', '1e3s', 'NaNs'])('“%s” is none', (text) => {
    expect(() => parseTimeBudget(text, '--budget')).toThrow(UserError);
    expect(() => parseTimeBudget(text, '--budget')).toThrow(/^--budget is a time such as 90s, 10m or 2h/);
  });
});
