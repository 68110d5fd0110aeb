import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { humanPredicted } from '../../../src/core/measures/humanPredicted';
import { randomOf } from '../../../src/core/numbers/random';
import { spearman } from '../../../src/core/numbers/correlation';
import { examplesOf, givenFor, inBatches, topicQuestion, generator, bagOfWords } from './given';
import { randomDirections, scoresWith } from './simulatedVectors';

const encoder = bagOfWords(24);
const map = { question: ['q'], difficulty: ['level', 'meta.grade'] };

/** Questions of four topics; the level is the topic with some noise, the grade nothing but noise. */
function topics(count: number): { question: string; levels: number[] }[] {
  const random = generator(41);
  const { normal } = randomOf(41);
  return Array.from({ length: count }, (_, at) => ({
    question: topicQuestion(at % 4, random),
    levels: [(at % 4) + 0.3 * normal(), normal()],
  }));
}

function scored(
  contents: readonly { question: string; levels: number[] }[],
): Promise<Record<string, number[]>> {
  return scoresWith(humanPredicted, examplesOf(contents), [], encoder, map.difficulty);
}

describe('predicted human difficulty', () => {
  it('fills in the levels that people did not give, each column on its own', async () => {
    const contents = topics(400);
    const partly = contents.map(({ question, levels }, at) => ({
      question,
      levels: [at < 200 ? levels[0]! : NaN, at < 20 ? levels[1]! : NaN],
    }));
    const scores = await scored(partly);
    const levels = contents.map(({ levels: [level] }) => level!);
    for (const [from, to] of [
      [0, 200],
      [200, 400],
    ] as const)
      // Topic and level correlate at .96; 24 numbers do not tell four topics of six words apart perfectly.
      expect(
        spearman(scores['predicted.level']!.slice(from, to), levels.slice(from, to)).rho,
      ).toBeGreaterThan(0.8);
    expect(scores['predicted.levelSe']!.every((se) => se > 0.2 && se < 1.2)).toBe(true);
    expect(scores['predicted.meta.grade']!.every(Number.isNaN)).toBe(true);
    expect(scores['predicted.meta.gradeSe']!.every(Number.isNaN)).toBe(true);
  });

  it('does not know the level of the example itself', async () => {
    const contents = topics(80);
    const before = (await scored(contents))['predicted.level']!;
    const changed = contents.map(({ question, levels }, at) => ({
      question,
      levels: at === 17 ? [levels[0]! + 30, levels[1]!] : levels,
    }));
    const after = (await scored(changed))['predicted.level']!;
    // The scale that all levels are brought to changes with one of them, and so does the rounding.
    expect(after[17]).toBeCloseTo(before[17]!, 8);
    expect(after.filter((value, at) => Math.abs(value - before[at]!) > 1e-3).length).toBeGreaterThan(40);
  });

  it('is unknown where there is no question', async () => {
    const contents = topics(60).map((one, at) => (at % 10 === 3 ? { ...one, question: '' } : one));
    const { 'predicted.level': predicted } = await scored(contents);
    expect(predicted!.map(Number.isFinite)).toEqual(contents.map((_, at) => at % 10 !== 3));
  });

  it('is a finite number or unknown, whatever the levels', async () => {
    const few = randomDirections(5);
    const level = fc.oneof(
      fc.constant(NaN),
      fc.double(),
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom(0, 1e-300, 1e150, -1e308, 1e308),
    );
    const levels = fc.oneof(
      fc.array(level, { minLength: 40, maxLength: 40 }),
      level.map((one) => new Array<number>(40).fill(one)),
    );
    await fc.assert(
      fc.asyncProperty(levels, async (values) => {
        const examples = examplesOf(values.map((value, at) => ({ question: `${at}`, levels: [value] })));
        const scores = await scoresWith(humanPredicted, examples, [], few, ['level']);
        const all = Object.values(scores).flat();
        expect(all.every((value) => Number.isFinite(value) || Number.isNaN(value))).toBe(true);
        expect(scores['predicted.levelSe']!.every((se) => !(se < 0))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is unknown everywhere where all levels are the same', async () => {
    const contents = topics(50).map((one) => ({ ...one, levels: [2, 2] }));
    expect((await scored(contents))['predicted.level']).toEqual([]);
  });

  it('tells how far its preparation has come', async () => {
    const examples = examplesOf(topics(600));
    const done: Record<string, number[]> = {};
    for await (const event of humanPredicted.score(inBatches(examples), givenFor(examples, map, encoder)))
      if ('preparing' in event) (done[event.preparing] ??= []).push(event.done);
    expect(Object.keys(done)).toEqual(['drawing a sample', 'encoding examples', 'fitting heads']);
    for (const parts of Object.values(done)) expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect([done['encoding examples']!.at(-1), done['fitting heads']!.at(-1)]).toEqual([1, 1]);
  });

  it('stops when it is told to', async () => {
    const examples = examplesOf(topics(60));
    const given = { ...givenFor(examples, map, encoder), signal: AbortSignal.abort() };
    const events = humanPredicted.score(inBatches(examples), given)[Symbol.asyncIterator]();
    await events.next();
    await expect(events.next()).rejects.toThrow('aborted');
  });

  it('has two columns for each difficulty column, and says what it lacks', () => {
    expect(humanPredicted.columns(map)).toMatchObject([
      { id: 'predicted.level', direction: 1, predicts: 'human.level' },
      { id: 'predicted.levelSe', direction: 0, errorOf: 'predicted.level' },
      { id: 'predicted.meta.grade', title: 'predicted meta.grade', predicts: 'human.meta.grade' },
      { id: 'predicted.meta.gradeSe', errorOf: 'predicted.meta.grade' },
    ]);
    expect(humanPredicted.lacks({ question: ['q'], difficulty: [] })).toBe('no column holds a difficulty');
    expect(humanPredicted.lacks({ question: [], difficulty: ['level'] })).toBe('no question is known');
    expect(humanPredicted.lacks(map)).toBeUndefined();
  });
});
