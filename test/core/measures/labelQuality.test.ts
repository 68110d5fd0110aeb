import { describe, expect, it } from 'vitest';
import type { Example } from '../../../src/core/dataset/example';
import type { FieldMap } from '../../../src/core/dataset/fields/fieldMap';
import { mCoherenceOf } from '../../../src/core/learning/gradientCoherence';
import { labelQuality } from '../../../src/core/measures/labelQuality';
import { probe } from '../../../src/core/measures/probe';
import { auroc } from './auroc';
import { bagOfWords, examplesOf, generator, givenFor, scoresOf, topicQuestion } from './given';
import { withWrongLabels } from './labelNoise';
import { topicalQuestions } from './topicalQuestions';

const encoder = bagOfWords(128);
const labelMap = { question: ['q'], label: 'label', difficulty: [] };
const choiceMap = { ...labelMap, choices: ['choices'] };

const judged = (examples: readonly Example[], map: FieldMap = labelMap): Promise<Record<string, number[]>> =>
  scoresOf(labelQuality, examples, givenFor(examples, map, encoder));

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Questions whose right choice speaks of their topic, at a random place. */
function withChoices(count: number): Example[] {
  const random = generator(42);
  return examplesOf(
    Array.from({ length: count }, (_, at) => {
      const right = Math.floor(random() * 4);
      const choices = [0, 1, 2, 3].map((place) =>
        topicQuestion((at + 3 * (place - right) + 60) % 10, random),
      );
      return { question: topicQuestion(at % 10, random), choices, gold: right };
    }),
  );
}

describe('label quality with wrong labels among right ones', () => {
  const noisy = withWrongLabels(topicalQuestions(600, 3), 0.1);
  const isWrong = (at: number): boolean => noisy.isWrong[at]!;

  it('tells them: margin, PVI and gradient alignment are lower where the label is wrong', async () => {
    const scores = await judged(noisy.examples);
    // Six topics with words of their own are nearly separable: what is left is that one word in four is of another topic.
    for (const column of ['labelMargin', 'pvi', 'gradientAlignment'])
      expect(
        auroc(
          scores[column]!.map((value) => -value),
          isWrong,
        ),
        column,
      ).toBeGreaterThan(0.95);
    // The control sees lengths and first words, which are the same for all topics.
    expect(Math.abs(auroc(scores['shortcutPvi']!, isWrong) - 0.5)).toBeLessThan(0.15);
  });

  it('calls mostly wrong ones suspect, and suggests the right one', async () => {
    const scores = await judged(noisy.examples);
    const suspects = noisy.examples.filter((_, at) => scores['labelSuspect']![at] === 1);
    const hits = suspects.filter(({ row }) => isWrong(row));
    expect(hits.length).toBeGreaterThan(0.9 * suspects.length);
    // A label has to be as probable as it is on average where it is given: about half are.
    expect(hits.length).toBeGreaterThan(0.4 * noisy.isWrong.filter(Boolean).length);
    const before = topicalQuestions(600, 3).map(({ label }) => label);
    const names = [...new Set(before)].sort();
    for (const { row } of hits) expect(names[scores['suggestedLabel']![row]!]).toBe(before[row]);
  });

  it('has wrong labels pull against the rest more often', async () => {
    const against = (await judged(noisy.examples))['gradientAlignment']!.map((value) => Number(value < 0));
    const share = (wrong: boolean): number => mean(against.filter((_, at) => isWrong(at) === wrong));
    expect(share(true)).toBeGreaterThan(0.5);
    expect(share(false)).toBeLessThan(0.1);
  });

  it('is more coherent with the right labels than with dealt ones', async () => {
    const random = generator(44);
    const clean = topicalQuestions(300, 3);
    const labels = [...new Set(clean.map(({ label }) => label))];
    const dealt = clean.map((one) => ({ ...one, label: labels[Math.floor(random() * labels.length)]! }));
    const of = async (examples: readonly Example[]): Promise<number> =>
      mCoherenceOf(mean((await judged(examples))['gradientCoherence']!) / 100, examples.length);
    expect(await of(clean)).toBeGreaterThan(2 * (await of(dealt)));
  });

  it('tells wrong ones among choices too', async () => {
    const { examples, isWrong } = withWrongLabels(withChoices(400), 0.1);
    const scores = await judged(examples, choiceMap);
    // A topic's question and its choice share words: the probe reaches .9 on the same construction.
    expect(
      auroc(
        scores['labelMargin']!.map((value) => -value),
        (at) => isWrong[at]!,
      ),
    ).toBeGreaterThan(0.9);
  });
});

describe('label quality of clean labels', () => {
  it('suspects next to none', async () => {
    const scores = await judged(topicalQuestions(400, 4));
    expect(scores['labelSuspect']!.filter((value) => value === 1).length).toBeLessThanOrEqual(4);
    expect(scores['labelSuspect']!.every((value) => value === 0 || value === 1)).toBe(true);
  });

  it('gives no verdict where labels are random: it is unknown what is wrong', async () => {
    const random = generator(45);
    const examples = topicalQuestions(300, 5).map((one) => ({ ...one, label: random() < 0.5 ? 'a' : 'b' }));
    const scores = await judged(examples);
    expect(scores['labelSuspect']!.every(Number.isNaN)).toBe(true);
    expect(scores['labelMargin']!.some(Number.isNaN)).toBe(false);
    expect(mean(scores['pvi']!)).toBeLessThan(0.05);
  });

  it('has PVI agree with the probe: both are of a head that never saw the row', async () => {
    const examples = topicalQuestions(400, 6);
    const { pvi } = await judged(examples);
    const { probeLoss } = await scoresOf(probe, examples, givenFor(examples, labelMap, encoder));
    const hard = (at: number): boolean => probeLoss![at]! > 0.7;
    expect(
      auroc(
        pvi!.map((value) => -value),
        hard,
      ),
    ).toBeGreaterThan(0.8);
  });
});

describe('a planted shortcut', () => {
  /** Topical questions; where there is a shortcut the label is told by length alone. */
  function planted(shortcut: boolean): Example[] {
    const random = generator(46);
    return topicalQuestions(500, 7).map((one) => {
      const label = random() < 0.5 ? 'long' : 'short';
      const isLong = shortcut ? label === 'long' : random() < 0.5;
      return { ...one, label, question: isLong ? `${one.question} ${one.question}` : one.question };
    });
  }

  it('is found: without reading nearly every label can be told', async () => {
    const { shortcutRight, shortcutPvi } = await judged(planted(true));
    expect(mean(shortcutRight!)).toBeGreaterThan(0.95);
    // Two equally frequent labels hold one bit.
    expect(mean(shortcutPvi!)).toBeGreaterThan(0.5);
  });

  it('is not found where there is none', async () => {
    const { shortcutRight } = await judged(planted(false));
    // Half, give or take three standard errors of 500 coin tosses.
    expect(Math.abs(mean(shortcutRight!) - 0.5)).toBeLessThan(0.07);
  });

  it('is found where the right choice is always the longest', async () => {
    const random = generator(47);
    const examples = examplesOf(
      Array.from({ length: 300 }, (_, at) => {
        const gold = Math.floor(random() * 4);
        const word = (): string => `w${Math.floor(random() * 300)}`;
        const choices = [0, 1, 2, 3].map((place) =>
          Array.from({ length: place === gold ? 6 : 3 }, word).join(' '),
        );
        return { question: `question ${at}`, choices, gold };
      }),
    );
    expect(mean((await judged(examples, choiceMap))['shortcutRight']!)).toBeGreaterThan(0.9);
  });
});

describe('label quality', () => {
  it('is known where there is a question and a label, and for no other', async () => {
    const examples = topicalQuestions(60, 8).map((one, at) =>
      at % 10 === 3 ? { ...one, label: '' } : at % 10 === 7 ? { ...one, question: '' } : one,
    );
    const scores = await judged(examples);
    const isKnown = examples.map((_, at) => at % 10 !== 3 && at % 10 !== 7);
    for (const column of ['labelMargin', 'pvi', 'shortcutRight', 'modelDisagreement', 'gradientAlignment'])
      expect(scores[column]!.map(Number.isFinite), column).toEqual(isKnown);
  });

  it('does not depend on the order of the file', async () => {
    const examples = topicalQuestions(80, 9);
    const turned = examples.toReversed().map((one, row) => ({ ...one, row }));
    const [scores, reversed] = [await judged(examples), await judged(turned)];
    for (const [column, values] of Object.entries(scores))
      expect(reversed[column]!.toReversed(), column).toEqual(values);
  });

  it('is unknown everywhere where only one label occurs, or there are too few rows', async () => {
    const one = topicalQuestions(20, 10).map((example) => ({ ...example, label: 'a' }));
    expect((await judged(one))['pvi']).toEqual([]);
    expect((await judged(topicalQuestions(3, 10)))['pvi']).toEqual([]);
    expect(labelQuality.lacks({ question: ['q'], difficulty: [] })).toContain('no class label');
  });
});
