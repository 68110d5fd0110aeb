import { describe, expect, it } from 'vitest';
import { dimensions } from '../../../../src/core/psychometrics/fit/dimensions';
import { calibrate } from '../../../../src/core/psychometrics/irt';
import { localDependence } from '../../../../src/core/psychometrics/fit/localDependence';
import { buildResponses, type Responses } from '../../../../src/core/psychometrics/model/responses';
import { simulate } from '../simulate';
import { answersOf } from '../given';

/** Two tests by the same people whose abilities have nothing to do with each other. */
function twoAbilities(respondents: number, items: number, observed: number): Responses {
  const [one, other] = [1, 2].map((seed) =>
    answersOf(simulate({ respondents, items, observed, seed }).responses),
  );
  return buildResponses({
    respondent: [...one!.respondent, ...other!.respondent],
    item: [...one!.item, ...other!.item.map((item) => item + items)],
    correct: [...one!.correct, ...other!.correct],
    respondents,
    items: 2 * items,
  });
}

const shapes: [respondents: number, items: number, observed: number][] = [
  [600, 15, 1],
  [200, 150, 0.6],
];

describe('dimensions', () => {
  it.each(shapes)(
    'are suspect where there are two: %i respondents, twice %i items',
    (respondents, items, observed) => {
      const responses = twoAbilities(respondents, items, observed);
      const found = dimensions(responses, calibrate(responses, { model: '2pl' }), 1);
      expect(found.isSuspect).toBe(true);
      expect(found.eigenvalue).toBeGreaterThan(1.5 * found.simulated);
      expect(found.respondents).toBe(respondents);
    },
  );

  it.each(shapes)('are not where there is one: %i respondents, %i items', (respondents, items, observed) => {
    for (const seed of [1, 2, 3, 4]) {
      const { responses } = simulate({ respondents, items: 2 * items, observed, seed });
      expect(dimensions(responses, calibrate(responses, { model: '2pl' }), 1).isSuspect).toBe(false);
    }
  });
});

describe('the verdict on dimensions', () => {
  // Chance alone brings an eigenvalue to the largest simulated one, now and then a little above: only what is a tenth above counts.
  it('needs a tenth more than the largest simulated eigenvalue', () => {
    const [one, other] = [5, 6].map((seed) =>
      answersOf(simulate({ respondents: 400, items: 30, seed }).responses),
    );
    const found = [6, 7].map((percent) => {
      const isOther = (at: number): boolean => one!.item[at]! >= 15 && one!.respondent[at]! % 100 < percent;
      const correct = one!.correct.map((correct, at) => (isOther(at) ? other!.correct[at]! : correct));
      const responses = buildResponses({ ...one!, correct });
      const { eigenvalue, simulated, isSuspect } = dimensions(
        responses,
        calibrate(responses, { model: '2pl' }),
        1,
      );
      return { ratio: eigenvalue / simulated, isSuspect };
    });
    for (const { ratio, isSuspect } of found) expect(isSuspect, String(ratio)).toBe(ratio > 1.1);
    expect(found.some(({ ratio }) => ratio > 1 && ratio < 1.1)).toBe(true);
    expect(found.some(({ ratio }) => ratio > 1.1 && ratio < 1.2)).toBe(true);
  });
});

describe('near-duplicate items', () => {
  const { responses } = simulate({ respondents: 500, items: 40, seed: 3, observed: 0.9 });
  const answers = answersOf(responses);
  // Item 40 is item 11 again: nine respondents of ten say what they said there.
  const again = answers.item.flatMap((item, at) => (item === 11 ? [at] : []));
  const copied = buildResponses({
    respondent: [...answers.respondent, ...again.map((at) => answers.respondent[at]!)],
    item: [...answers.item, ...again.map(() => 40)],
    correct: [
      ...answers.correct,
      ...again.map((at, k) => (k % 10 === 0 ? 1 - answers.correct[at]! : answers.correct[at]!)),
    ],
    respondents: 500,
    items: 41,
  });

  it('are found by what goes together beyond ability, and nothing else is', () => {
    const found = localDependence(copied, calibrate(copied, { model: '2pl' }), { seed: 1 });
    expect(found.pairs.map(({ one, other }) => [one, other])).toEqual([[11, 40]]);
    expect(found.pairs[0]!.q3).toBeGreaterThan(0.5);
    expect(found.pairs[0]!.respondents).toBe(again.length);
    expect(found.items).toBe(41);
  });

  it('are not found where there are none; the mean is near −1/(J − 1)', () => {
    const found = localDependence(responses, calibrate(responses, { model: '2pl' }), { seed: 1 });
    expect(found.pairs).toEqual([]);
    expect(Math.abs(found.mean + 1 / 39)).toBeLessThan(0.01);
  });

  // With four standard errors as the bound, 18 pairs of such data stood out: items that one respondent alone had missed.
  it.each([1, 2, 3, 4])('do not where few respondents make chance look like likeness: seed %d', (seed) => {
    const { responses } = simulate({ respondents: 40, items: 350, seed, observed: 0.95 });
    const { pairs, items } = localDependence(responses, calibrate(responses, { model: '1pl' }), { seed: 1 });
    expect(items).toBeGreaterThan(100);
    expect(pairs).toEqual([]);
  });

  it('are looked for among items drawn by the seed where there are many', () => {
    const calibration = calibrate(copied, { model: '2pl' });
    const draw = (seed: number): number => localDependence(copied, calibration, { seed, most: 20 }).mean;
    expect(localDependence(copied, calibration, { seed: 1, most: 20 }).items).toBe(20);
    expect(draw(1)).toBe(draw(1));
    expect(draw(1)).not.toBe(draw(2));
  });
});
