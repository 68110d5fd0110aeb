import { describe, expect, it } from 'vitest';
import type { LogReading } from '../../../src/core/protocol/importReport';
import type { LogField } from '../../../src/core/protocol/responsesApi';
import { UserError } from '../../../src/core/userError';
import { joinCandidates } from '../../../src/extension/responses/joinItem';
import { candidatesOf } from '../../../src/extension/responses/readingCandidates';
import {
  questionAbout,
  questionIn,
  type ReadingQuestion,
} from '../../../src/extension/responses/readingQuestion';
import { namesIn, scaleFault } from '../../../src/extension/responses/typedWords';
import { previewOf, ratings, rivals } from './previews';

const fields: readonly LogField[] = [
  { name: 'alpha', example: '1', holdsAnswers: true },
  { name: 'beta', example: '0', holdsAnswers: true },
  { name: 'female', example: '1', holdsAnswers: true },
  { name: 'id', example: 's1', holdsAnswers: false },
];
const about = (
  remedy: ReadingQuestion['remedy'],
  others: ReadingQuestion['others'] = [],
): ReadingQuestion => ({
  remedy,
  text: 'It is not clear.',
  others,
});
const told = (question: ReadingQuestion, reading: LogReading = {}) =>
  candidatesOf(question, { reading, fields }).map((one) => [one.label, one.detail, one.reading]);

describe('the answers to what a log leaves open', () => {
  it('are scales, each with what a score counts as', () => {
    expect(told(questionAbout(ratings)!, { format: 'long' })).toEqual([
      ['Scores: 1 is wrong, 5 is right', '3 counts as 0.5', { format: 'long', scale: '1:5' }],
      ['Scores: 0 is wrong, 5 is right', '3 counts as 0.6', { format: 'long', scale: '0:5' }],
      ['Another scale…', undefined, undefined],
    ]);
  });

  it('are that a code stands for a missing answer, or that it is a score', () => {
    const others = [{ name: '-1:1', example: '-1 counts as 0' }];
    expect(told(about({ kind: 'chooseMissing', codes: ['-1'] }, others), { format: 'long' })).toEqual([
      ['-1 stands for a missing answer', undefined, { format: 'long', missing: ['-1'] }],
      ['Scores: -1 is wrong, 1 is right', '-1 counts as 0', { format: 'long', scale: '-1:1' }],
      ['They are scores: say their scale…', undefined, undefined],
    ]);
  });

  it('are to leave out what does not fit', () => {
    const said = { key: 'ABCD', missing: ['9'] };
    expect(told(about({ kind: 'leaveOut', said: 'key' }), said)[0]).toEqual([
      'Leave it out',
      undefined,
      { missing: ['9'] },
    ]);
  });

  it('are the fields of the log, rivals first, beside what was said of others', () => {
    const [first, second] = told(questionAbout(rivals)!, { fields: { item: 'id' } });
    expect(first).toEqual(['result', 'pass', { fields: { item: 'id', score: 'result' } }]);
    expect(second![0]).toBe('alpha');
  });

  it('are the columns with and without those that may be no items', () => {
    const question = about({ kind: 'chooseItems', columns: ['alpha'] }, [{ name: 'female', example: '' }]);
    expect(told(question)).toEqual([
      ['Without female', '2 columns: alpha, beta', { items: ['alpha', 'beta'] }],
      ['With female', '3 columns: alpha, beta, female', { items: ['alpha', 'beta', 'female'] }],
      ['Other columns…', undefined, undefined],
    ]);
  });

  it('are either way round of a table, or a metric', () => {
    expect(told(about({ kind: 'chooseRows' })).map(([, , reading]) => reading)).toEqual([
      { rows: 'respondents' },
      { rows: 'items' },
    ]);
    expect(told(about({ kind: 'chooseScoring', of: 'metric', names: ['em'] }))).toEqual([
      ['em', undefined, { metric: 'em' }],
    ]);
  });

  it('take back what was said, and only that', () => {
    const reading = { scale: '1:5', fields: { score: 'result', item: 'id' } };
    const last = (question: ReadingQuestion) => told(question, reading).at(-1)!;
    expect(last(questionAbout(ratings)!)).toEqual([
      'Let Gradus find out',
      undefined,
      { fields: reading.fields },
    ]);
    expect(last(questionAbout(rivals)!)[2]).toEqual({ scale: '1:5', fields: { item: 'id' } });
  });

  it('are typed where there is nothing to choose from', () => {
    expect(told(about({ kind: 'chooseKey' }))).toEqual([]);
    expect(told(about({ kind: 'chooseRight', words: ['GOOD'] }))).toEqual([]);
  });

  it('show what the data holds as it stands', () => {
    const hostile = '$(error) [x](command:y)\n\u202eevil';
    const question = about({ kind: 'chooseLogFields', role: 'score' }, [{ name: hostile, example: hostile }]);
    const [label, detail, reading] = told(question)[0]!;
    expect(`${String(label)}${String(detail)}`).not.toMatch(/\$\(|[\n\u202e]/);
    expect(reading).toEqual({ fields: { score: hostile } });
  });
});

describe('a question where the engine refuses', () => {
  it('is what mends it', () => {
    const refused = new UserError('The columns hold letters.', { remedy: { kind: 'chooseKey' } });
    expect(questionIn(refused)).toEqual({
      remedy: { kind: 'chooseKey' },
      text: 'The columns hold letters.',
      others: [],
    });
  });

  it('is none where something else mends it, or nothing', () => {
    expect(questionIn(new UserError('No.', { remedy: { kind: 'proxy' } }))).toBeUndefined();
    expect(questionIn(new UserError('No.'))).toBeUndefined();
    expect(questionIn(new Error('No.'))).toBeUndefined();
  });
});

describe('what is typed', () => {
  it('is a scale as the engine takes it', () => {
    expect(scaleFault('1:5')).toBeUndefined();
    expect(scaleFault('-2 : 2')).toBeUndefined();
    for (const text of ['', '5', '5:1', '1:1', 'a:b', '0:1:2']) expect(scaleFault(text)).toContain('0:100');
  });

  it('is names with commas between them', () => {
    expect(namesIn(' OK, AC,,')).toEqual(['OK', 'AC']);
  });
});

describe('the ways in which items are found', () => {
  it('are all there, with what each finds where all were tried', () => {
    const words = joinCandidates(previewOf(), { logs: [] }).map(({ label, description }) => [
      label,
      description,
    ]);
    expect(words).toEqual([
      ['Whichever finds the most', 'now'],
      ['Found by id', '1,310 items'],
      ['Found by content', '0 items'],
      ['Found by the question', '0 items'],
      ['Found by row number', '0 items'],
    ]);
    const asked = joinCandidates(previewOf(), { logs: [], join: 'row' });
    expect(asked.find(({ join }) => join === 'row')!.description).toBe('now');
  });
});
