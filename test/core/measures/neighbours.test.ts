import { describe, expect, it } from 'vitest';
import { neighbourCount, neighbours } from '../../../src/core/measures/neighbours';
import { bagOfWords, generator, givenFor, questionsOf, scoresOf, shuffled, topicQuestion } from './given';

const map = { question: ['q'], difficulty: [] };
const encoder = bagOfWords(24);

function topicQuestions(count: number): string[] {
  const random = generator(12);
  return Array.from({ length: count }, (_, at) => topicQuestion(at % 4, random));
}

async function distancesOf(questions: readonly string[]): Promise<number[]> {
  const examples = questionsOf(questions);
  return (await scoresOf(neighbours, examples, givenFor(examples, map, encoder)))['neighbours']!;
}

/** The mean cosine distance to the nearest others, in double precision and pair by pair. */
async function expectedDistances(questions: readonly string[]): Promise<number[]> {
  const vectors = await encoder.encode(questions);
  const row = (at: number): Float32Array => vectors.subarray(at * 24, (at + 1) * 24);
  return questions.map((_, one) => {
    const distances = questions
      .map((_, other) => 1 - row(one).reduce((sum, value, d) => sum + value * row(other)[d]!, 0))
      .filter((_, other) => other !== one)
      .sort((a, b) => a - b)
      .slice(0, neighbourCount);
    return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  });
}

describe('neighbour distance', () => {
  it('is the mean cosine distance to the 10 nearest others', async () => {
    const questions = topicQuestions(40);
    const expected = await expectedDistances(questions);
    const scores = await distancesOf(questions);
    // Float32 sums of 24 products against double ones: below 1e-6.
    scores.forEach((score, at) => expect(Math.abs(score - expected[at]!)).toBeLessThan(1e-6));
  });

  it('takes as many for a question that is not among those it is compared with', async () => {
    const questions = topicQuestions(21);
    const expected = await expectedDistances(questions);
    const examples = questionsOf(questions);
    const given = givenFor(examples.slice(0, 20), map, encoder);
    const scores = await scoresOf(neighbours, examples.slice(20), given);
    // As above.
    expect(Math.abs(scores['neighbours']![0]! - expected[20]!)).toBeLessThan(1e-6);
  });

  it('takes all others where there are fewer than 10', async () => {
    const questions = topicQuestions(5);
    const expected = await expectedDistances(questions);
    const scores = await distancesOf(questions);
    // As above.
    scores.forEach((score, at) => expect(Math.abs(score - expected[at]!)).toBeLessThan(1e-6));
  });

  it.each([1, 2, 3])('is largest for planted outlier %i', async (name) => {
    const words = Array.from({ length: 6 }, (_, at) => `outlier${name}word${at}`);
    const scores = await distancesOf([...topicQuestions(80), words.join(' ')]);
    expect(scores.at(-1)).toBe(Math.max(...scores));
  });

  it('is 0 for a twin whose only neighbour is its twin', async () => {
    const scores = await distancesOf(['what is one', 'what is one']);
    // The similarity of a Float32 unit vector to itself is 1 within 1e-7.
    for (const score of scores) expect(score).toBeLessThan(1e-6);
  });

  it.each([11, 15])('is 0 for each of %i duplicates among other questions', async (copies) => {
    const scores = await distancesOf([
      ...topicQuestions(30),
      ...Array.from({ length: copies }, () => 'say it again'),
    ]);
    // As above, and no distance is below 0.
    for (const score of scores.slice(30)) expect(score).toBeLessThan(1e-6);
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
    expect(Math.min(...scores.slice(0, 30))).toBeGreaterThan(0.01);
  });

  it('follows its question where the file is shuffled', async () => {
    const questions = [...topicQuestions(50), ...topicQuestions(3)];
    const order = shuffled([...questions.keys()], 4);
    const scores = await distancesOf(questions);
    const afterwards = await distancesOf(order.map((at) => questions[at]!));
    // The same distances summed in the same order, but for twins that may change places.
    order.forEach((from, at) => expect(Math.abs(afterwards[at]! - scores[from]!)).toBeLessThan(1e-6));
  });

  it('does not count a question among its own neighbours where only it is scored', async () => {
    const all = questionsOf(topicQuestions(20));
    const given = givenFor(all, map, encoder);
    const whole = await scoresOf(neighbours, all, given);
    const one = await scoresOf(neighbours, all.slice(13, 14), given);
    expect(one['neighbours']).toEqual([whole['neighbours']![13]]);
  });

  it('is unknown without a question or without any other', async () => {
    const scores = await distancesOf(['one question', '', 'another one']);
    expect(scores.map(Number.isNaN)).toEqual([false, true, false]);
    expect(await distancesOf(['alone'])).toEqual([]);
    expect(neighbours.lacks({ question: [], difficulty: [] })).toBe('no question is known');
  });
});
