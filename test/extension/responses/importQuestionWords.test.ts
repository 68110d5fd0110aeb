import { describe, expect, it } from 'vitest';
import type { ImportQuestion } from '../../../src/core/protocol/importReport';
import { noteWords, questionWords } from '../../../src/extension/responses/importQuestionWords';
import { joinOf } from './previews';

const there = {
  key: 'a',
  items: 350,
  respondents: 40,
  paths: ['/logs/answers.csv'],
  at: Date.UTC(2026, 10, 29, 12),
};
const comes = { key: 'b', items: 5, respondents: 1000, paths: ['C:\\logs\\LSAT6.csv', 'x'], at: undefined };

function question(more: Partial<ImportQuestion>): ImportQuestion {
  return { comes, replaces: undefined, join: joinOf(), ...more };
}

describe('the question before an import', () => {
  it('is not asked where nothing is replaced and nothing speaks against it', () => {
    expect(questionWords(question({}), 'responses', 'school.jsonl')).toBeUndefined();
  });

  it('says what is there and what comes', () => {
    const { message, detail, button } = questionWords(
      question({ replaces: there }),
      'responses',
      'school.jsonl',
    )!;
    expect([message, button]).toEqual(['Replace the responses to school.jsonl?', 'Replace']);
    expect(detail).toBe(
      [
        'It has responses: 350 items by 40 respondents (answers.csv, Nov 29, 2026).',
        'In their place come 5 items by 1,000 respondents (LSAT6.csv, 1 more).',
        'This can be taken back.',
      ].join('\n'),
    );
  });

  it('gives the facts where it may be another dataset, and what it would replace besides', () => {
    const join = joinOf({
      by: 'row',
      items: 5,
      matched: 5,
      doubts: ['one', 'two\nlines'],
      example: 'item "a"',
    });
    const { message, detail, button } = questionWords(
      question({ join, replaces: { ...there, respondents: undefined } }),
      'dynamics',
      'school.jsonl',
    )!;
    expect([message, button]).toEqual(['Are these training dynamics of school.jsonl?', 'Import Anyway']);
    expect(detail.split('\n').slice(1, 6)).toEqual([
      '5 of 5 are found by row number.',
      '• One.',
      '• Two lines.',
      'Item "a".',
      'It has training dynamics: 350 examples (answers.csv, Nov 29, 2026).',
    ]);
  });

  it('has a word for what an earlier version imported', () => {
    expect(noteWords({ key: 'a', items: NaN, respondents: NaN, paths: [], at: undefined })).toBe(
      'an earlier import',
    );
  });
});
