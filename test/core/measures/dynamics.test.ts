import { describe, expect, it } from 'vitest';
import { dynamics, watchedEpochs } from '../../../src/core/measures/dynamics';
import { choiceMap, choicesByTopic, labelledAtRandom, labelledByTopic, labelMap, mean } from './constructed';
import { bagOfWords, examplesOf, givenFor, scoresOf, type Content } from './given';

const encoder = bagOfWords(32);
const wrongs = 30;

async function dynamicsFor(
  contents: readonly Content[],
  map: typeof labelMap | typeof choiceMap = labelMap,
): Promise<Record<string, number[]>> {
  const examples = examplesOf(contents);
  return scoresOf(dynamics, examples, givenFor(examples, map, encoder));
}

describe('training dynamics of a head', () => {
  it('find what can be separated confident, right and with a margin', async () => {
    const scores = await dynamicsFor(labelledByTopic(600, 0));
    // The heads begin at a third and learn through all eight epochs: the mean over the course cannot be 1.
    expect(mean(scores['confidence']!)).toBeGreaterThan(0.8);
    expect(mean(scores['aum']!)).toBeGreaterThan(0);
    expect(mean(scores['correctness']!)).toBeGreaterThan(0.9 * watchedEpochs);
    expect(mean(scores['forgetting']!)).toBeLessThan(0.5);
  });

  it('find a wrong label: unconfident, below the margin, with a long error', async () => {
    const scores = await dynamicsFor(labelledByTopic(600, wrongs));
    const split = (id: string): [number, number] => [
      mean(scores[id]!.slice(0, wrongs)),
      mean(scores[id]!.slice(wrongs)),
    ];
    expect(Math.max(...scores['confidence']!.slice(0, wrongs))).toBeLessThan(0.5);
    expect(split('aum')[0]).toBeLessThan(0);
    expect(split('aum')[1]).toBeGreaterThan(0);
    for (const id of ['el2n', 'grand', 'forgetting']) expect(split(id)[0], id).toBeGreaterThan(split(id)[1]);
  });

  it('find the wrong choice too', async () => {
    const scores = await dynamicsFor(choicesByTopic(400, wrongs), choiceMap);
    expect(mean(scores['aum']!.slice(0, wrongs))).toBeLessThan(0);
    expect(mean(scores['aum']!.slice(wrongs))).toBeGreaterThan(0);
  });

  it('find random labels no better than chance, because no head saw the row it watches', async () => {
    const scores = await dynamicsFor(labelledAtRandom(400, 2));
    // The standard error of a mean over 400 rows with p between .2 and .8 is below .015; in-sample it would be .6.
    expect(Math.abs(mean(scores['confidence']!) - 0.5)).toBeLessThan(0.04);
    expect(mean(scores['correctness']!) / watchedEpochs).toBeLessThan(0.58);
  });

  it('count an example that is never right as forgotten in every epoch', async () => {
    const scores = await dynamicsFor(labelledByTopic(600, wrongs));
    const never = scores['correctness']!.flatMap((count, row) => (count === 0 ? [row] : []));
    expect(never.length).toBeGreaterThan(10);
    for (const row of never) expect(scores['forgetting']![row]).toBe(watchedEpochs);
  });

  it('are known for every row that fits, and for no other', async () => {
    const contents = labelledByTopic(60, 0).map((content, at) =>
      at % 10 === 3 ? { ...content, label: '' } : at % 10 === 7 ? { ...content, question: '' } : content,
    );
    for (const values of Object.values(await dynamicsFor(contents)))
      expect(values.map(Number.isFinite)).toEqual(contents.map((_, at) => at % 10 !== 3 && at % 10 !== 7));
  });

  it('do not depend on the order of the file, and are the same for identical records', async () => {
    const contents = labelledByTopic(60, 5);
    const scores = await dynamicsFor(contents);
    const turned = await dynamicsFor(contents.toReversed());
    for (const [id, values] of Object.entries(scores)) expect(turned[id]!.toReversed(), id).toEqual(values);
    const doubled = await dynamicsFor([...contents, ...contents.slice(0, 10)]);
    for (const values of Object.values(doubled)) expect(values.slice(60)).toEqual(values.slice(0, 10));
  });

  it('are unknown everywhere where only one label occurs', async () => {
    const scores = await dynamicsFor(
      ['a', 'a', ''].map((label, at) => ({ question: `question ${at}`, label })),
    );
    expect(Object.values(scores).flat()).toEqual([]);
  });
});
