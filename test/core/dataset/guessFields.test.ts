import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFields } from '../../../src/core/dataset/guessFields';
import type { Fields } from '../../../src/core/dataset/reading/record';

const numbered = (count: number, record: (at: number) => Fields): Fields[] =>
  Array.from({ length: count }, (_, at) => record(at));

const turn = (role: string, content: string): Fields => ({ role, content });

describe('the fields of a dataset', () => {
  it('are found whatever the case of their names', () => {
    const samples = numbered(4, (at) => ({ Question: `q${at}`, ANSWER: `a${at}`, Id: at }));
    expect(detectFields(samples).map).toEqual({
      question: ['Question'],
      answer: 'ANSWER',
      key: 'Id',
      difficulty: [],
    });
  });

  it('do not count where most records lack them', () => {
    const samples = numbered(4, (at) => ({ text: `t${at}`, ...(at === 0 ? { answer: 'yes' } : {}) }));
    expect(detectFields(samples)).toMatchObject({ shape: 'plain text', map: { question: ['text'] } });
  });

  it('have a key only where it is different in every record', () => {
    const samples = numbered(4, (at) => ({ id: at % 2, text: `t${at}` }));
    expect(detectFields(samples).map.key).toBeUndefined();
  });

  it('have no difficulty where all records are of one level', () => {
    const samples = numbered(4, (at) => ({ text: `t${at}`, level: 3 }));
    expect(detectFields(samples).map.difficulty).toEqual([]);
  });

  it('have every difficulty column, those named so before those only worded so', () => {
    const samples = numbered(4, (at) => ({
      subset: at % 2 ? 'ARC-Easy' : 'ARC-Challenge',
      text: `t${at}`,
      level: at,
      human_difficulty: at,
    }));
    expect(detectFields(samples).map.difficulty).toEqual(['human_difficulty', 'level', 'subset']);
  });

  it('have the longest text for a question where no name says anything', () => {
    const samples = numbered(4, (at) => ({
      url: `https://example.org/${at}/a/long/path`,
      foo: `the longest ${at}`,
      bar: 'x',
    }));
    expect(detectFields(samples).map.question).toEqual(['foo']);
  });

  it('have the hypothesis beside the premise, though that is the same in every record', () => {
    const samples = numbered(6, (at) => ({
      premise: 'A man walks along the river.',
      hypothesis: `The man has ${at} dogs with him.`,
      label: at % 3,
    }));
    expect(detectFields(samples).map.question).toEqual(['premise', 'hypothesis']);
  });

  it('tell of a longer text beside a question that is the same in every record', () => {
    const samples = numbered(6, (at) => ({
      question: 'What is this about?',
      note: `A long account of the things that happened on day ${at}, one after another, as they were seen.`,
      label: at % 3,
    }));
    const { map, detections } = detectFields(samples);
    expect(map.question).toEqual(['question']);
    expect(detections).toContainEqual(
      expect.objectContaining({
        subject: 'question',
        grade: 'likely',
        others: [expect.objectContaining({ name: 'note' })],
      }),
    );
  });

  it('do not have the complexity of an answer for a difficulty', () => {
    const samples = numbered(6, (at) => ({
      ...{ prompt: `Why is the sky blue on day ${at}?`, response: `Because of reason ${at}.` },
      ...{ helpfulness: at % 4, coherence: 4, complexity: at % 5, verbosity: 2 },
    }));
    const { map, detections } = detectFields(samples);
    expect(map.difficulty).toEqual([]);
    expect(detections.find(({ subject }) => subject === 'difficulty')?.why).toContain(
      'a rating of the answer',
    );
  });

  it('have a premise before the word that says what is asked of it, even in one record', () => {
    const sample = { premise: 'It rained.', choice1: 'a', choice2: 'b', question: 'effect', label: 1 };
    expect(detectFields([sample]).map).toMatchObject({ question: ['premise', 'question'], label: 'label' });
  });

  it('never have the rejected answer for a question', () => {
    const samples = numbered(4, (at) => ({
      chosen: `a good answer ${at}`,
      rejected: `a bad, longer answer ${at}`,
    }));
    expect(detectFields(samples)).toMatchObject({
      shape: 'preference pair',
      map: { question: [], answer: 'chosen' },
    });
  });

  it('have the question of a preference pair in its chosen conversation where it stands nowhere else', () => {
    const pair = (at: number): Fields => ({
      chosen: [turn('user', `why ${at}`), turn('assistant', 'good')],
      rejected: [turn('user', `why ${at}`), turn('assistant', 'bad')],
    });
    expect(detectFields(numbered(4, pair))).toMatchObject({
      shape: 'preference pair',
      map: { question: ['chosen'], answer: 'chosen' },
    });
    const prompted = numbered(4, (at) => ({ prompt: `why ${at}`, ...pair(at) }));
    expect(detectFields(prompted).map).toMatchObject({ question: ['prompt'], answer: 'chosen' });
  });

  it('say why each was taken', () => {
    const samples = numbered(4, (at) => ({ question: `q${at}`, answer: at === 0 ? '' : `a${at}` }));
    expect(detectFields(samples).detections).toMatchObject([
      { subject: 'question', taken: 'question', why: 'named "question", in 4 of 4 sampled' },
      { subject: 'answer', taken: 'answer', why: 'named "answer", in 3 of 4 sampled' },
    ]);
  });

  it('are listed with those inside objects', () => {
    expect(detectFields([{ a: { b: 1 }, c: 2 }]).paths).toEqual(['a', 'a.b', 'c']);
  });
});

describe('what the user says of the fields', () => {
  const samples = numbered(6, (at) => ({
    question: `q${at}`,
    other: `o${at}`,
    answer: `a${at}`,
    level: at,
    grade: at,
  }));

  it('stands above what is found, and the reasons say so', () => {
    const { map, detections } = detectFields(samples, { question: ['other'] });
    expect(map).toMatchObject({ question: ['other'], answer: 'answer', difficulty: ['level', 'grade'] });
    expect(detections[0]).toMatchObject({ subject: 'question', taken: 'other', why: 'you said so' });
    expect(detections.filter(({ subject }) => subject === 'question')).toHaveLength(1);
  });

  it('puts a difficulty first and keeps the others', () => {
    expect(detectFields(samples, { difficulty: ['grade'] }).map.difficulty).toEqual(['grade', 'level']);
    const twice = { difficulty: ['grade', 'grade'] };
    expect(detectFields(samples, twice).map.difficulty).toEqual(['grade', 'level']);
  });

  it('has its values read anew', () => {
    const counted = numbered(4, (at) => ({
      ...{ question: `q${at}`, choices: ['7', '8', '9'], answer: [1, 2, 3, 1][at], other: [8, 7, 9, 8][at] },
    }));
    expect(detectFields(counted).map).toMatchObject({ goldBy: 'number', countsFromOne: true });
    const { map } = detectFields(counted, { label: ['other'] });
    expect(map).toMatchObject({ label: 'other', goldBy: 'text' });
    expect(map).not.toHaveProperty('countsFromOne');
  });

  it('takes a role away', () => {
    expect(detectFields(samples, { answer: [], difficulty: [] })).toMatchObject({
      shape: 'plain text',
      map: { question: ['question'], difficulty: [] },
    });
    expect(detectFields(samples, { answer: [] }).map).not.toHaveProperty('answer');
  });
});

describe('finding the fields', () => {
  it('does not throw at values that cannot be made a text', () => {
    const odd = { toString: 1, valueOf: null };
    const samples = numbered(6, (at) => ({
      a: at === 0 ? odd : 'a long enough text',
      label: at === 0 ? odd : `c${at % 2}`,
      c: odd,
    }));
    expect(detectFields(samples).paths).toContain('a.toString');
    expect(detectFields(samples.map(({ c }) => ({ a: c, b: c, c }))).shape).toBe('unknown');
  });

  it('never throws, whatever the records', () => {
    const name = fc.constantFrom('question', 'messages', 'choices', 'label', 'level', 'id', 'a', 'rejected');
    const oddName = fc.constantFrom('toString', 'toJSON', '__proto__', 'constructor', 'length', '');
    const value = fc.oneof(fc.jsonValue(), fc.dictionary(oddName, fc.jsonValue()));
    const law = fc.property(fc.array(fc.dictionary(name, value), { maxLength: 6 }), (samples) => {
      const { map, paths } = detectFields(samples);
      expect(paths).toEqual(expect.arrayContaining(Object.values(map).flat()));
    });
    fc.assert(law, { numRuns: 100 });
  });
});
