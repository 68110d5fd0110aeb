import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatePairs } from '../../../src/core/text/candidatePairs';
import { duplicates } from '../../../src/core/measures/duplicates';
import { bandKeys, bands } from '../../../src/core/text/minHash';
import { jaccard, shinglesOf } from '../../../src/core/text/shingles';
import {
  examplesOf,
  generator,
  givenFor,
  questionsOf,
  scoresOf,
  shuffled,
  topicQuestion,
  type Content,
} from './given';

const map = { question: ['q'], difficulty: [] };
const long =
  'a ferry carries twelve crates of lemons and four goats across the strait every week of the year how many goats does it carry';

async function found(contents: readonly Content[]): Promise<Record<string, number[]>> {
  const examples = examplesOf(contents);
  return scoresOf(duplicates, examples, givenFor(examples, map));
}

/** Questions that have no three words in a row in common but by chance. */
function others(count: number): Content[] {
  const random = generator(51);
  return Array.from({ length: count }, (_, at) => ({
    question: `${topicQuestion(at % 7, random)} number ${at}`,
  }));
}

describe('duplicates', () => {
  it('are none among different questions', async () => {
    const scores = await found(others(200));
    expect(new Set(scores['duplicates'])).toEqual(new Set([0]));
    expect(new Set(scores['duplicateSimilarity'])).toEqual(new Set([0]));
    expect(scores['duplicateGroup']!.every(Number.isNaN)).toBe(true);
  });

  it('are found where one is planted, to the word or nearly', async () => {
    const near = long.replace('lemons', 'oranges');
    const scores = await found([
      ...others(50),
      { question: long },
      { question: near },
      { question: `${long}?` },
    ]);
    expect(scores['duplicates']!.slice(-3)).toEqual([2, 2, 2]);
    expect(new Set(scores['duplicateGroup']!.slice(-3)).size).toBe(1);
    // 24 words have 22 sequences of three; another word is in three of them: 19 shared of 25.
    expect(scores['duplicateSimilarity']!.slice(-3)).toEqual([1, 19 / 25, 1]);
  });

  it('leave alone what is less alike than .7', async () => {
    const apart = long.replace('lemons', 'oranges').replace('goats', 'cows');
    expect((await found([{ question: long }, { question: apart }]))['duplicates']).toEqual([0, 0]);
  });

  it('do not mind case, punctuation and the order of choices', async () => {
    const question = 'which of these animals can fly at night';
    const scores = await found([
      { question, choices: ['a bat', 'an eel'], gold: 0 },
      { question: `${question.toUpperCase()}?!`, choices: ['an eel', 'a bat'], gold: 1 },
    ]);
    expect(scores['duplicateSimilarity']).toEqual([1, 1]);
    expect(scores['labelConflict']).toEqual([0, 0]);
  });

  it('are not questions about different texts', async () => {
    const question = 'who won the match and by how many goals';
    const scores = await found([
      { question, context: 'the reds beat the blues' },
      { question, context: 'the greens lost' },
    ]);
    expect(scores['duplicates']).toEqual([0, 0]);
  });

  it('count identical records among one another', async () => {
    expect((await found([{ question: long }, { question: long }, ...others(3)]))['duplicates']).toEqual([
      1, 1, 0, 0, 0,
    ]);
  });

  it('are the same ones in any order of the file, in groups of the same numbers', async () => {
    const contents = [
      ...others(20),
      ...[0, 1, 2].flatMap((at) => [{ question: `${long} ${at}` }, { question: `${long}, ${at}!` }]),
    ];
    const order = shuffled([...contents.keys()], 5);
    const [scores, afterwards] = [await found(contents), await found(order.map((at) => contents[at]!))];
    for (const [column, values] of Object.entries(scores))
      expect(afterwards[column], column).toEqual(order.map((at) => values[at]!));
  });

  it('are unknown without words, and lacking without a question', async () => {
    const scores = await found([{ question: '' }, { question: '?!' }, { question: 'one' }]);
    expect(scores['duplicates']!.map(Number.isNaN)).toEqual([true, true, false]);
    expect(duplicates.lacks({ question: [], difficulty: [] })).toBe('no question is known');
  });
});

describe('contradicting answers', () => {
  const conflictsOf = async (...contents: Content[]): Promise<number[]> =>
    (await found(contents))['labelConflict']!;

  it('are found: another class, another of the choices, another final answer', async () => {
    expect(await conflictsOf({ question: long, label: 'a' }, { question: `${long}.`, label: 'b' })).toEqual([
      1, 1,
    ]);
    const choices = ['four', 'twelve'];
    expect(
      await conflictsOf({ question: long, choices, gold: 0 }, { question: long, choices, gold: 1 }),
    ).toEqual([1, 1]);
    const solved = (answer: string): Content => ({
      question: long,
      answer: `One week has one.\n#### ${answer}`,
    });
    expect(await conflictsOf(solved('4'), solved('5'))).toEqual([1, 1]);
    expect(await conflictsOf(solved('4'), solved('4'))).toEqual([0, 0]);
  });

  it('are found between near-duplicates that differ in small words alone', async () => {
    const near = long
      .replace('across the strait', 'across a strait')
      .replace('does it carry', 'did it carry');
    expect(
      await conflictsOf(
        { question: `${long} from the north to the south`, label: 'a' },
        { question: `${long} from north to the south`, label: 'b' },
      ),
    ).toEqual([1, 1]);
    expect((await found([{ question: long }, { question: near }]))['duplicateSimilarity']).toEqual([0, 0]);
  });

  it('are none where another number or word makes it another question', async () => {
    const padded = `${long} and ${long.replace('goats', 'sheep')}`;
    for (const changed of [padded.replace('twelve', '13'), padded.replace('ferry', 'lorry')])
      expect(await conflictsOf({ question: padded, label: 'a' }, { question: changed, label: 'b' })).toEqual([
        0, 0,
      ]);
    expect(
      await conflictsOf(
        { question: 'what is $A-B$ now', label: '2' },
        { question: 'what is $A+B$ now', label: '3' },
      ),
    ).toEqual([0, 0]);
  });

  it('are none between free texts, which are unknown', async () => {
    const text = 'That is a matter of taste, and there are many ways in which it can be said.';
    expect(
      await conflictsOf({ question: long, answer: text }, { question: long, answer: `No. ${text}` }),
    ).toEqual([NaN, NaN]);
  });

  it('are none where the other choices do not hold the answer', async () => {
    const question = `${long} ${long}`;
    const [one, other] = [
      { question, choices: ['four', 'twelve', 'a year'], gold: 0 },
      { question, choices: ['sixteen', 'twelve', 'a year'], gold: 0 },
    ];
    expect(await conflictsOf(one, other)).toEqual([0, 0]);
  });
});

describe('the search for candidates', () => {
  const sets = fc.uniqueArray(fc.nat(60), { minLength: 1 });

  it('has a Jaccard similarity that is that of sets', () => {
    fc.assert(
      fc.property(sets, sets, (one, other) => {
        const shared = one.filter((value) => other.includes(value)).length;
        const sorted = (set: readonly number[]): Uint32Array => Uint32Array.from(set).sort();
        expect(jaccard(sorted(one), sorted(other))).toBe(shared / (one.length + other.length - shared));
      }),
    );
  });

  it('finds nearly all pairs of similarity .8 and few of .3', () => {
    const random = generator(52);
    const number = (): number => Math.floor(random() * 2 ** 32);
    const foundOf = (shared: number, own: number): number => {
      let hits = 0;
      for (let trial = 0; trial < 200; trial++) {
        const both = Array.from({ length: shared }, number);
        const keys = new Uint32Array(2 * bands);
        for (const at of [0, 1])
          bandKeys(Uint32Array.from([...both, ...Array.from({ length: own }, number)]), keys, at * bands);
        const pairs = candidatePairs(keys, 2);
        let step = pairs.next();
        while (!step.done) step = pairs.next();
        hits += step.value.size;
      }
      return hits / 200;
    };
    // 80 shared of 100 is .8: found with .998; 30 of 100 is .3: 1 − (1 − .3⁵)¹⁶ = .04. Both give or take four standard errors.
    expect(foundOf(80, 10)).toBeGreaterThan(0.985);
    expect(foundOf(30, 35)).toBeLessThan(0.1);
  });

  it('takes a text of fewer than three words as a whole', () => {
    const of = (question: string): Uint32Array => shinglesOf(questionsOf([question])[0]!);
    expect(of('two words').length).toBe(1);
    expect(of('now three words').length).toBe(1);
    expect(of('now there are four').length).toBe(2);
    expect(jaccard(of('yes'), of('no'))).toBe(0);
  });
});
