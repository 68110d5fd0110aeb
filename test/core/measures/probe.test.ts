import { describe, expect, it } from 'vitest';
import { probe } from '../../../src/core/measures/probe';
import { bagOfWords, examplesOf, generator, givenFor, scoresOf, topicQuestion, type Content } from './given';

const encoder = bagOfWords(32);
const labelMap = { question: ['q'], label: 'label', difficulty: [] };
const choiceMap = { ...labelMap, choices: ['choices'] };
const wrongs = 30;

/** Questions labelled by their topic; the first 30 by another one. */
function labelled(count: number): Content[] {
  const random = generator(31);
  return Array.from({ length: count }, (_, at) => ({
    question: topicQuestion(at % 3, random),
    label: `topic ${(at + (at < wrongs ? 1 : 0)) % 3}`,
  }));
}

/** Questions whose right choice speaks of their topic; of the first 30 another choice is called right. */
function withChoices(count: number): Content[] {
  const random = generator(32);
  return Array.from({ length: count }, (_, at) => {
    const right = at % 4;
    const choices = [0, 1, 2, 3].map((place) => topicQuestion((at + 3 * (place - right) + 60) % 10, random));
    const gold = at < wrongs ? (right + 1) % 4 : right;
    return { question: topicQuestion(at % 10, random), choices, gold };
  });
}

async function lossesOf(
  contents: readonly Content[],
  map: typeof choiceMap | typeof labelMap,
): Promise<number[]> {
  const examples = examplesOf(contents);
  return (await scoresOf(probe, examples, givenFor(examples, map, encoder)))['probeLoss']!;
}

/** The share of pairs in which the first kind has the higher value. */
function auroc(positive: readonly number[], negative: readonly number[]): number {
  const won = positive.flatMap((one) => negative.filter((other) => one > other));
  return won.length / (positive.length * negative.length);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('probe loss', () => {
  it('is higher where a label is wrong', async () => {
    const losses = await lossesOf(labelled(300), labelMap);
    expect(auroc(losses.slice(0, wrongs), losses.slice(wrongs))).toBeGreaterThan(0.9);
    expect(mean(losses.slice(wrongs))).toBeLessThan(Math.log(3) / 2);
  });

  it('is higher where the wrong choice is called right', async () => {
    const losses = await lossesOf(withChoices(300), choiceMap);
    expect(auroc(losses.slice(0, wrongs), losses.slice(wrongs))).toBeGreaterThan(0.9);
    expect(mean(losses.slice(wrongs))).toBeLessThan(Math.log(4));
  });

  it('is known for every row with a question and a label, and for no other', async () => {
    const contents = labelled(60);
    const gaps = contents.map((content, at) =>
      at % 10 === 3 ? { ...content, label: '' } : at % 10 === 7 ? { ...content, question: '' } : content,
    );
    const losses = await lossesOf(gaps, labelMap);
    expect(losses.map(Number.isFinite)).toEqual(gaps.map((_, at) => at % 10 !== 3 && at % 10 !== 7));
    expect(Math.min(...losses.filter(Number.isFinite))).toBeGreaterThanOrEqual(0);
  });

  it('is known for every row with choices of which one is right', async () => {
    const contents = withChoices(40);
    contents[5] = { ...contents[5], gold: -1 };
    contents[9] = { ...contents[9], choices: ['only one'], gold: 0 };
    const losses = await lossesOf(contents, choiceMap);
    expect(losses.map(Number.isFinite)).toEqual(contents.map((_, at) => at !== 5 && at !== 9));
  });

  it('is the same for identical records', async () => {
    const contents = labelled(80);
    const losses = await lossesOf([...contents, ...contents.slice(0, 10)], labelMap);
    expect(losses.slice(80)).toEqual(losses.slice(0, 10));
  });

  it('does not depend on the order of the file', async () => {
    const contents = withChoices(40);
    const losses = await lossesOf(contents, choiceMap);
    expect(await lossesOf(contents.toReversed(), choiceMap)).toEqual(losses.toReversed());
  });

  it('is no better than chance on random labels, because no head saw the row it scores', async () => {
    const random = generator(33);
    const contents = labelled(200).map((content) => ({ ...content, label: random() < 0.5 ? 'a' : 'b' }));
    // In-sample, heads of 33 numbers on 160 rows get about 0.1 below the entropy of two equal classes.
    expect(mean(await lossesOf(contents, labelMap))).toBeGreaterThan(Math.log(2));
  });

  it('is unknown everywhere where only one label occurs', async () => {
    const contents = ['a', 'a', ''].map((label, at) => ({ question: `question ${at}`, label }));
    expect(await lossesOf(contents, labelMap)).toEqual([]);
  });

  it('tells how far its preparation has come', async () => {
    const examples = examplesOf(labelled(600));
    const given = givenFor(examples, labelMap, encoder);
    const done: Record<string, number[]> = {};
    for await (const event of probe.score(given.all, given))
      if ('preparing' in event) (done[event.preparing] ??= []).push(event.done);
    const stages = Object.values(done);
    expect(stages.length).toBe(3);
    for (const parts of stages) expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(stages.slice(1).map((parts) => parts.at(-1))).toEqual([1, 1]);
  });

  it('is lacking where no label is known', () => {
    expect(probe.lacks({ question: ['q'], difficulty: [] })).toContain('no class label');
    expect(probe.lacks({ question: [], label: 'label', difficulty: [] })).toBeDefined();
    expect(probe.lacks(labelMap)).toBeUndefined();
  });
});
