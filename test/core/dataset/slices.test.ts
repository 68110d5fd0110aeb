import { describe, expect, it } from 'vitest';
import { measuresNamed } from '../../../src/core/measures/catalogue';
import { slices } from '../../../src/core/dataset/slices';
import { examplesOf, givenFor, inBatches, type Content } from '../measures/given';

const rows = 600;
const words = ['otter', 'heron', 'lynx', 'gecko', 'walrus', 'ibis', 'marten', 'newt'];

const contents = (withChoices: boolean): Content[] =>
  Array.from({ length: rows }, (_, at) => {
    const word = words[at % 8]!;
    const question = `A ${word} counts ${at} shells near the ${words[(at * 3) % 8]!}.`;
    return withChoices
      ? { question, answer: word, choices: [word, words[(at + 1) % 8]!], gold: 0, levels: [at % 5] }
      : { question, answer: `It is ${at}.`, label: word, levels: [at % 5] };
  });

const map = (withChoices: boolean): Parameters<typeof givenFor>[1] =>
  ({
    question: ['question'],
    difficulty: ['level'],
    answer: ['answer'],
    ...(withChoices ? { choices: ['choices'] } : { label: ['label'] }),
  }) as unknown as Parameters<typeof givenFor>[1];

describe.each([true, false])('a measure lets others be heard (choices: %s)', (withChoices) => {
  const all = examplesOf(contents(withChoices));
  const given = { ...givenFor(all, map(withChoices)), all: inBatches(all, rows) };
  const possible = measuresNamed(['all']).filter(
    (measure) =>
      measure.lacks(given.map) === undefined &&
      measure.id !== 'human' &&
      !measure.needs.some((need) => ['responses', 'respondents', 'dynamics', 'languageModel'].includes(need)),
  );

  it.each(possible)('$id', async (measure) => {
    let breaths = 0;
    for await (const event of measure.score(inBatches(all, rows), given)) {
      breaths++;
      // A breath gives few scores at a time, but for those that a search by the runtime's own threads gives.
      if ('values' in event && !measure.needs.includes('neighbours'))
        expect(event.examples.length).toBeLessThanOrEqual(128);
    }
    expect(breaths).toBeGreaterThan(measure.needs.includes('neighbours') ? 1 : rows / 128);
  });
});

describe('slices', () => {
  it('give every example once and in order, however long they are', async () => {
    const all = examplesOf(
      Array.from({ length: 300 }, (_, at) => ({ question: 'x'.repeat(at % 7 === 0 ? 40_000 : 10) })),
    );
    const seen: number[] = [];
    for await (const part of slices(inBatches(all, 100))) {
      expect(part.length).toBeGreaterThan(0);
      expect(part.slice(0, -1).reduce((sum, { question }) => sum + question.length, 0)).toBeLessThan(2 ** 15);
      seen.push(...part.map(({ row }) => row));
    }
    expect(seen).toEqual(all.map(({ row }) => row));
  });
});
