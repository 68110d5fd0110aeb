import { describe, expect, it } from 'vitest';
import { prototype } from '../../../src/core/measures/prototype';
import { bagOfWords, generator, givenFor, questionsOf, scoresOf, shuffled, topicQuestion } from './given';

const map = { question: ['q'], difficulty: [] };
const encoder = bagOfWords(128);

/** Questions of ten topics that begin alike. */
function topicQuestions(count: number): string[] {
  const random = generator(11);
  return Array.from({ length: count }, (_, at) => `what is the one ${topicQuestion(at % 10, random)}`);
}

async function distancesOf(questions: readonly string[]): Promise<number[]> {
  const examples = questionsOf(questions);
  return (await scoresOf(prototype, examples, givenFor(examples, map, encoder)))['prototype']!;
}

describe('distance from the nearest prototype', () => {
  it('is largest for a planted outlier, which shares no word with the rest', async () => {
    let hardest = 0;
    for (let name = 0; name < 10; name++) {
      const words = Array.from({ length: 6 }, (_, at) => `outlier${name}word${at}`);
      const scores = await distancesOf([...topicQuestions(160), words.join(' ')]);
      if (scores.at(-1) === Math.max(...scores)) hardest++;
    }
    // k-means++ often draws an outlier as a centre: alone in its cluster it must not count as its own prototype.
    expect(hardest).toBe(10);
  });

  it('is 0 where all questions are alike', async () => {
    const scores = await distancesOf(Array.from({ length: 12 }, () => 'what is one and one'));
    // The similarity of a Float32 unit vector to itself is 1 within 1e-7.
    for (const score of scores) expect(score).toBeLessThan(1e-6);
  });

  it('is never negative, also for a question that is a prototype itself', async () => {
    const topics = topicQuestions(8);
    const scores = await distancesOf(Array.from({ length: 200 }, (_, at) => topics[at % 8]!));
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
    // As above: ten prototypes for eight distinct questions.
    expect(Math.max(...scores)).toBeLessThan(1e-6);
  });

  it('is the same for twins', async () => {
    const questions = topicQuestions(60);
    const scores = await distancesOf([...questions, ...questions.slice(0, 5)]);
    expect(scores.slice(60)).toEqual(scores.slice(0, 5));
  });

  it('follows its question where the file is shuffled', async () => {
    const questions = [...topicQuestions(60), ...topicQuestions(4)];
    const order = shuffled([...questions.keys()], 3);
    const scores = await distancesOf(questions);
    const afterwards = await distancesOf(order.map((at) => questions[at]!));
    // The same sums in Float32, where identical questions may change places.
    order.forEach((from, at) => expect(Math.abs(afterwards[at]! - scores[from]!)).toBeLessThan(1e-6));
  });

  it('is relative to all examples where only some are scored', async () => {
    const all = questionsOf(topicQuestions(40));
    const given = givenFor(all, map, encoder);
    const whole = await scoresOf(prototype, all, given);
    const part = await scoresOf(prototype, all.slice(31), given);
    expect(part['prototype']).toEqual(whole['prototype']!.slice(31));
  });

  it('is unknown without a question', async () => {
    const scores = await distancesOf(['one question', '', 'another one']);
    expect(scores.map(Number.isNaN)).toEqual([false, true, false]);
    expect(await distancesOf(['', ''])).toEqual([]);
    expect(prototype.lacks({ question: [], difficulty: [] })).toBe('no question is known');
  });
});
