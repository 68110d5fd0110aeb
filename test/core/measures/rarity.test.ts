import { describe, expect, it } from 'vitest';
import { rarity } from '../../../src/core/measures/rarity';
import { givenFor, questionsOf, scoresOf, shuffled } from './given';

const map = { question: ['q'], difficulty: [] };

async function rarityOf(questions: readonly string[]): Promise<number[]> {
  const examples = questionsOf(questions);
  return (await scoresOf(rarity, examples, givenFor(examples, map)))['rarity']!;
}

describe('rarity', () => {
  it('is the mean of −log frequency over the words of a question', async () => {
    // 8 words: the 3 times, cat 2, dog, sat and ran once each.
    const scores = await rarityOf(['The cat sat', 'the dog', 'The cat ran.']);
    const [the, cat, once] = [Math.log(8 / 3), Math.log(8 / 2), Math.log(8)];
    // The same sums in another order: a few units in the last place.
    expect(scores[0]).toBeCloseTo((the + cat + once) / 3, 12);
    expect(scores[1]).toBeCloseTo((the + once) / 2, 12);
    expect(scores[2]).toBeCloseTo((the + cat + once) / 3, 12);
  });

  it('does not grow with length alone', async () => {
    const [short, long] = await rarityOf(['again', 'again again again again', 'other words']);
    // One division by the number of words: rounding in the last place.
    expect(long).toBeCloseTo(short!, 12);
  });

  it('follows its question where the file is shuffled', async () => {
    const questions = Array.from({ length: 40 }, (_, at) => `word${at % 3} word${at % 7} word${at}`);
    const order = shuffled([...questions.keys()], 1);
    const scores = await rarityOf(questions);
    const afterwards = await rarityOf(order.map((at) => questions[at]!));
    expect(afterwards).toEqual(order.map((at) => scores[at]));
    expect(new Set(scores).size).toBeGreaterThan(2);
  });

  it('is unknown where a question has no words', async () => {
    expect(await rarityOf(['one two', '', '?!'])).toEqual([Math.log(2), NaN, NaN]);
    expect(await rarityOf([])).toEqual([]);
  });

  it('is relative to all examples where only some are scored', async () => {
    const all = questionsOf(['the cat', 'the dog', 'the bird']);
    const given = givenFor(all, map);
    const whole = await scoresOf(rarity, all, given);
    const part = await scoresOf(rarity, all.slice(2), given);
    expect(part['rarity']).toEqual(whole['rarity']!.slice(2));
  });

  it('tells how far it has counted', async () => {
    const examples = questionsOf(Array.from({ length: 20 }, (_, at) => `question ${at}`));
    const done: number[] = [];
    for await (const event of rarity.score(givenFor(examples, map).all, givenFor(examples, map)))
      if ('preparing' in event) done.push(event.done);
    expect(done).toEqual([7 / 20, 14 / 20, 1]);
  });
});
