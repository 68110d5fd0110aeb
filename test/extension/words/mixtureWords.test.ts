import { expect, it } from 'vitest';
import { mixingWords, unscoredWords } from '../../../src/extension/words/mixtureWords';

it('says what goes on while a mixture is made', () => {
  expect(mixingWords({ measure: 'length', done: 12_000, total: 118_857, secondsLeft: 130 })).toBe(
    'scoring text length · 12,000 of 118,857 · about 2 min left',
  );
  expect(mixingWords({ stage: 'drawing' })).toBe('drawing rows');
  expect(mixingWords({ stage: 'writing', done: 4, total: 10 })).toMatch(/^writing 40.?%$/);
  expect(mixingWords({ stage: 'writing', done: 0, total: 0 })).toMatch(/^writing 0.?%$/);
});

it('says what a mixture that is shown leaves out', () => {
  const shown = { all: 194_298, title: 'question length', name: 'big.jsonl' };
  const words = (stale: boolean): string =>
    unscoredWords({ rows: 118_857, stale, measures: ['length'] }, shown).text;
  expect(words(false)).toBe(
    '118,857 of 194,298 examples have no score by question length: the mixture as it is shown leaves them out.',
  );
  expect(words(true)).toBe('The scores of big.jsonl by question length are of an earlier state of the file.');
});
