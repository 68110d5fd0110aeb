import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fewestRespondents,
  flagWords,
  itemFlag,
  itemFlagNames,
  respondentFlag,
  respondentFlagNames,
} from '../../../../src/core/psychometrics/tables/flags';
import { calibrate } from '../../../../src/core/psychometrics/irt';
import { buildResponses, type Responses } from '../../../../src/core/psychometrics/model/responses';
import { simulate } from '../simulate';
import { answersOf, responsesOf } from '../given';

/** The same responses with some items' correct and wrong answers exchanged. */
function flipped(responses: Responses, which: readonly number[]): Responses {
  const answers = answersOf(responses);
  return buildResponses({
    ...answers,
    correct: answers.correct.map((correct, at) =>
      which.includes(answers.item[at]!) ? 1 - correct : correct,
    ),
  });
}

describe('an item whose key is wrong', () => {
  it.each([
    ['grid', '2pl', 'default', { respondents: 500, items: 30, seed: 1 }],
    ['grid', '2pl', 'none', { respondents: 500, items: 30, seed: 2 }],
    ['grid', '1pl', 'default', { respondents: 500, items: 30, seed: 3 }],
    ['grid', '3pl', 'default', { respondents: 800, items: 30, seed: 4, guessing: 0.2 }],
    ['laplace', '2pl', 'default', { respondents: 300, items: 300, seed: 5, observed: 0.7 }],
  ] as const)('is found, and no other: %s, %s, priors %s', (algorithm, model, priors, simulation) => {
    const { responses } = simulate(simulation);
    const calibration = calibrate(flipped(responses, [7]), { model, priors, algorithm });
    const found = [...calibration.items.flags].flatMap((flags, item) =>
      (flags & itemFlag.keyProbablyWrong) === 0 ? [] : [item],
    );
    expect(found).toEqual([7]);
    expect(calibration.notes.join(' ')).toMatch(
      new RegExp(`1 of ${simulation.items} items are missed more often by stronger`),
    );
    // The unconstrained slope has the sign that the flag says.
    if (model === '2pl' && priors === 'none') expect(calibration.items.slope[7]).toBeLessThan(0);
    else expect(calibration.items.slope[7]).toBeGreaterThan(0);
  });

  it('is not found where there is none', () => {
    const { items } = calibrate(simulate({ respondents: 500, items: 30, seed: 1 }).responses, {
      model: '2pl',
    });
    expect([...items.flags]).toEqual(Array<number>(30).fill(0));
  });
});

describe('the flag of a wrong key', () => {
  // Φ(−2.5) = 0.0062: of items that have nothing to do with ability one in 160 is flagged, which is what a reader can look through.
  it('is set from 2.5 standard errors below a slope of 0', () => {
    const answers = answersOf(simulate({ respondents: 500, items: 30, seed: 1 }).responses);
    const found = [66, 68].map((percent) => {
      const isTurned = (at: number): boolean =>
        answers.item[at] === 7 && answers.respondent[at]! % 100 < percent;
      const correct = answers.correct.map((correct, at) => (isTurned(at) ? 1 - correct : correct));
      const { slopeZ, flags } = calibrate(buildResponses({ ...answers, correct }), { model: '2pl' }).items;
      return { z: slopeZ[7]!, isFlagged: (flags[7]! & itemFlag.keyProbablyWrong) !== 0 };
    });
    for (const { z, isFlagged } of found) expect(isFlagged, String(z)).toBe(z < -2.5);
    expect(found.some(({ z }) => z > -3.5 && z < -2.5)).toBe(true);
    expect(found.some(({ z }) => z > -2.5 && z < -1.5)).toBe(true);
  });
});

describe('items and respondents at the limit', () => {
  // Item 0 is always correct, item 1 always wrong, item 2 unanswered; respondent 0 has both others correct, 1 wrong.
  const lines = Array.from(
    { length: 120 },
    (_, at) => `10.${at % 2}${at % 3 === 0 ? 1 : 0}${at % 5 < 2 ? 1 : 0}`,
  );
  const responses = responsesOf([...lines, '1..111', '.0.000', '......']);

  it.each(['1pl', '2pl', '3pl'] as const)('are flagged and bounded: %s', (model) => {
    const { items, respondents, notes } = calibrate(responses, { model });
    const few = itemFlag.fewRespondents;
    expect([...items.flags].map((flags) => flags & ~few)).toEqual([
      itemFlag.allCorrect,
      itemFlag.allWrong,
      itemFlag.unanswered,
      0,
      0,
      0,
    ]);
    expect(items.difficulty[0]).toBeLessThan(items.difficulty[3]!);
    expect(items.difficulty[1]).toBeGreaterThan(items.difficulty[3]!);
    for (const value of [items.difficulty[0]!, items.difficulty[1]!])
      expect(Math.abs(value)).toBeLessThan(20);
    for (const se of [items.difficultySe[0]!, items.difficultySe[1]!]) expect(se).toBeGreaterThan(0.5);
    expect([...respondents.flags.slice(-3)]).toEqual([
      respondentFlag.allCorrect,
      respondentFlag.allWrong,
      respondentFlag.unanswered,
    ]);
    expect(new Set(respondents.flags.slice(0, -3))).toEqual(new Set([0]));
    expect(Math.abs(respondents.ability[120]!)).toBeLessThan(4);
    expect(notes.join(' ')).toMatch(/1 of 6 items were answered by nobody/);
    expect(notes.join(' ')).toMatch(/2 of 6 items were always correct or always wrong: only the prior/);
    expect(notes.join(' ')).toMatch(/2 of 123 respondents got everything right or everything wrong/);
  });

  it('are told to run away without priors', () => {
    const { items, notes } = calibrate(responses, { model: '2pl', priors: 'none', iterations: 300 });
    expect(notes.join(' ')).toMatch(/without a prior their difficulty is not finite/);
    expect(items.intercept.every((d) => Number.isNaN(d) || Math.abs(d) <= 60)).toBe(true);
  });
});

describe('too few respondents', () => {
  it.each(['1pl', 'rasch', '2pl', '3pl'] as const)(
    'are as many as the model needs, less one: %s',
    (model) => {
      const needed = fewestRespondents[model];
      const all = simulate({ respondents: needed, items: 6, seed: 1 }).responses;
      const answers = answersOf(all);
      const lacking = buildResponses({
        ...answers,
        correct: answers.correct.map((correct, at) => (at === 2 ? NaN : correct)),
      });
      const flagged = [...calibrate(lacking, { model }).items.flags].map(
        (flags) => flags & itemFlag.fewRespondents,
      );
      expect(flagged).toEqual([0, 0, itemFlag.fewRespondents, 0, 0, 0]);
    },
  );
});

describe('flags in words', () => {
  const ofItem = fc.subarray(Object.keys(itemFlag) as (keyof typeof itemFlag)[]);
  const ofRespondent = fc.subarray(Object.keys(respondentFlag) as (keyof typeof respondentFlag)[]);

  it('are one name and one sentence for each', () => {
    fc.assert(
      fc.property(ofItem, ofRespondent, (names, others) => {
        const flags = names.reduce((sum, name) => sum | itemFlag[name], 0);
        const sentences = flagWords.item(flags, { model: '2pl' });
        expect(itemFlagNames(flags)).toEqual(names);
        expect(sentences.length).toBe(names.length);
        const respondentFlags = others.reduce((sum, name) => sum | respondentFlag[name], 0);
        expect(respondentFlagNames(respondentFlags)).toEqual(others);
        expect(flagWords.respondent(respondentFlags).length).toBe(others.length);
        for (const sentence of [...sentences, ...flagWords.respondent(respondentFlags)])
          expect(sentence).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });

  it('say what the model needs and what the priors do', () => {
    expect(flagWords.item(itemFlag.fewRespondents, { model: '3pl' })).toEqual([
      'Fewer than 500 respondents answered this item: too few for the 3PL.',
    ]);
    expect(flagWords.item(itemFlag.allCorrect, { model: '2pl', priors: 'none' })[0]).toMatch(
      /no finite estimate/,
    );
    expect(flagWords.item(itemFlag.allCorrect, { model: '2pl' })[0]).toMatch(/only the prior/);
  });
});
