import { describe, expect, it } from 'vitest';
import {
  algorithmFor,
  calibrate,
  calibrating,
  type Calibration,
  type CalibrationOptions,
} from '../../../src/core/psychometrics/irt';
import type { ItemParameters } from '../../../src/core/psychometrics/model/irtModel';
import type { Iteration } from '../../../src/core/psychometrics/estimation/laplace';
import {
  buildResponses,
  type Answers,
  type Responses,
} from '../../../src/core/psychometrics/model/responses';
import { simulate } from './simulate';
import { UserError } from '../../../src/core/userError';
import { answersOf, lsatResponses, randomOrder, responsesOf, rmse } from './given';

const short = simulate({ respondents: 300, items: 12, observed: 0.8, seed: 1 }).responses;
const long = simulate({ respondents: 120, items: 220, observed: 0.8, seed: 2 }).responses;
const shapes: [name: 'grid' | 'laplace', responses: Responses][] = [
  ['grid', short],
  ['laplace', long],
];

/** The same answers under names, respondents, items and answers in an order of the seed. */
function shuffled(responses: Responses, seed: number): Responses {
  const { respondent, item, correct, respondents, items } = answersOf(responses);
  const [rows, columns] = [randomOrder(respondents, seed), randomOrder(items, seed + 1)];
  const [toRow, toColumn] = [inverse(rows), inverse(columns)];
  const order = randomOrder(respondent.length, seed + 2);
  return buildResponses({
    respondent: order.map((at) => toRow[respondent[at]!]!),
    item: order.map((at) => toColumn[item[at]!]!),
    correct: order.map((at) => correct[at]!),
    respondentIds: rows.map((row) => `respondent ${row}`),
    itemIds: columns.map((column) => `item ${column}`),
    ...{ respondents, items },
  });
}

function inverse(order: readonly number[]): number[] {
  const to: number[] = [];
  order.forEach((from, at) => (to[from] = at));
  return to;
}

describe('which way integrals are taken', () => {
  it.each(shapes)('is by the length of the answers: %s', (algorithm, responses) => {
    expect(algorithmFor(responses)).toBe(algorithm);
    expect(calibrate(responses, { model: '1pl' }).algorithm).toBe(algorithm);
  });

  it('counts every answer of a pair that was asked often', () => {
    const answers: Answers = { ...answersOf(short), attempts: Array<number>(short.cells).fill(20) };
    expect(algorithmFor(buildResponses(answers))).toBe('laplace');
  });
});

describe('a calibration', () => {
  it.each(shapes)('has the same bits in any order of respondents, items and answers: %s', (_, responses) => {
    for (const model of ['1pl', '2pl', '3pl'] as const)
      expect(calibrate(shuffled(responses, 11), { model })).toEqual(
        calibrate(shuffled(responses, 21), { model }),
      );
  });

  it.each(shapes)('has the same bits every time, and in any cutting into shards: %s', (_, responses) => {
    const { respondent, item, correct, respondents, items } = answersOf(responses);
    const cuts = [0, 7, 7, 100, respondent.length];
    const shards = cuts.slice(1).map((to, at) => [cuts[at]!, to] as const);
    const pick = <T>(values: readonly T[]): T[] =>
      shards.toReversed().flatMap(([from, to]) => values.slice(from, to));
    const together = buildResponses({
      respondent: pick(respondent),
      item: pick(item),
      correct: pick(correct),
      respondents,
      items,
    });
    expect(together).toEqual(responses);
    expect(calibrate(together, { model: '2pl' })).toEqual(calibrate(responses, { model: '2pl' }));
  });

  it('takes repeated and fractional answers as binomial: once 3 of 4 is four answers', () => {
    const { respondent, item, correct, respondents, items } = answersOf(short);
    const k = correct.map((one, at) => (one === 1 ? 3 + (at % 2) : at % 3));
    const once = buildResponses({
      respondent,
      item,
      correct: k,
      attempts: k.map(() => 4),
      respondents,
      items,
    });
    const four = [0, 1, 2, 3];
    const apart = buildResponses({
      respondent: four.flatMap(() => respondent),
      item: four.flatMap(() => item),
      correct: four.flatMap((answer) => k.map((all) => (answer < all ? 1 : 0))),
      ...{ respondents, items },
    });
    const halves = buildResponses({
      respondent: [...respondent, ...respondent],
      item: [...item, ...item],
      correct: [...k, ...k].map((all) => all / 2),
      attempts: [...k, ...k].map(() => 2),
      ...{ respondents, items },
    });
    expect(calibrate(apart, { model: '2pl' })).toEqual(calibrate(once, { model: '2pl' }));
    expect(calibrate(halves, { model: '2pl' })).toEqual(calibrate(once, { model: '2pl' }));
  });

  it('tells how far it has come, and lets itself be stopped', () => {
    const seen: number[] = [];
    const controller = new AbortController();
    const run = (): Calibration =>
      calibrate(long, {
        model: '2pl',
        signal: controller.signal,
        onIteration: ({ iteration, change, limit, parameters, population }) => {
          expect(change).toBeGreaterThan(0);
          expect(limit).toBe(1e-4);
          expect(parameters.guess.length).toBe(long.items);
          expect(population).toEqual({ mean: 0, sd: 1 });
          seen.push(iteration);
          if (iteration === 2) controller.abort(new Error('enough'));
        },
      });
    expect(run).toThrow('enough');
    expect(seen).toEqual([1, 2]);
  });

  it('ends where changes fall below the limit, and not before', () => {
    const changes: number[] = [];
    const fit = calibrate(long, { model: '2pl', onIteration: ({ change }) => changes.push(change) });
    expect(fit.converged).toBe(true);
    expect(fit.iterations).toBe(changes.length);
    expect(changes.at(-1)).toBeLessThanOrEqual(1e-4);
    expect(Math.min(...changes.slice(0, -1))).toBeGreaterThan(1e-4);
    const cut = calibrate(long, { model: '2pl', iterations: 2 });
    expect(cut.converged).toBe(false);
    expect(cut.notes.join()).toMatch(/still moved after 2 iterations/);
  });

  it.each([
    ['nothing', responsesOf(['..', '..']), {}, 'There are no answers to calibrate.'],
    [
      'parameters of other items',
      short,
      { start: { line: new Float64Array(6), guess: new Float64Array(3) } },
      'of 3 items: there are 12',
    ],
    [
      'one slope beside an earlier calibration',
      short,
      { model: '1pl', anchor: { slope: new Float64Array(12), intercept: new Float64Array(12) } },
      'not with one slope',
    ],
  ] as const)('refuses %s', (_, responses, options, message) => {
    const run = (): Calibration => calibrate(responses, { model: '2pl', ...options });
    expect(run).toThrow(UserError);
    expect(run).toThrow(message);
  });
});

describe('a run that was cut off', () => {
  /** What the first iterations left, copied as a caller would. */
  function leftBy(responses: Responses, options: CalibrationOptions, iterations: number): ItemParameters {
    const run = calibrating(responses, options);
    let last: Iteration | undefined;
    for (let at = 0; at < iterations; at++) {
      const step = run.next();
      if (!step.done) last = step.value;
    }
    return structuredClone(last!.parameters);
  }

  it.each(
    shapes.flatMap(([name, responses]) =>
      (['1pl', '2pl', '3pl'] as const).map((model) => [name, model, responses] as const),
    ),
  )('goes on to the same end, sooner: %s, %s', (_, model, responses) => {
    const tolerance = 1e-6;
    const options = { model, tolerance };
    const whole = calibrate(responses, options);
    const cut = Math.floor(whole.iterations * 0.7);
    const start = leftBy(responses, options, cut);
    const before = structuredClone(start);
    const resumed = calibrate(responses, { ...options, start });
    expect(resumed.converged).toBe(true);
    expect(resumed.iterations).toBeLessThan(whole.iterations);
    // Both end within 1e-6 a step of the same point; steps that shrink by a tenth each leave ten times that, the 3PL a hundred times.
    const near = model === '3pl' ? 1e-3 : 1e-4;
    expect(rmse(resumed.items.intercept, whole.items.intercept)).toBeLessThan(near);
    expect(rmse(resumed.items.slope, whole.items.slope)).toBeLessThan(near);
    expect(start).toEqual(before);
  });
});

describe('what cannot be known', () => {
  const lines = Array.from(
    { length: 40 },
    (_, at) => `${at % 2}${at % 3 === 0 ? 1 : 0}${at % 5 < 2 ? 1 : 0}`,
  );

  it.each(['rasch', '1pl', '2pl', '3pl'] as const)('is not a number, and moves nothing else: %s', (model) => {
    const plain = calibrate(responsesOf(lines), { model });
    const holed = calibrate(responsesOf([...lines.map((line) => `.${line}`), '....']), { model });
    for (const name of ['slope', 'intercept', 'difficulty', 'slopeSe', 'difficultySe', 'pCorrect'] as const) {
      expect(holed.items[name][0]).toBeNaN();
      // A slope more among those whose steps are extrapolated: the last steps, of 1e-6, differ.
      [...plain.items[name]].forEach((value, item) =>
        expect(holed.items[name][item + 1]).toBeCloseTo(value, 6),
      );
    }
    expect(holed.respondents.ability[40]).toBeNaN();
    expect(holed.respondents.abilitySe[40]).toBeNaN();
    expect(holed.parameters).toBe(plain.parameters);
    expect(holed.bic).toBeCloseTo(plain.bic, 6);
  });
});

describe('parts that share no respondent and no item', () => {
  /** Both answer their own items: two calibrations in one matrix. */
  function sideBySide(one: Responses, other: Responses): Responses {
    const [first, second] = [answersOf(one), answersOf(other)];
    return buildResponses({
      respondent: [
        ...first.respondent,
        ...second.respondent.map((respondent) => respondent + one.respondents),
      ],
      item: [...first.item, ...second.item.map((item) => item + one.items)],
      correct: [...first.correct, ...second.correct],
      respondents: one.respondents + other.respondents,
      items: one.items + other.items,
    });
  }

  it.each([
    ['grid', short, simulate({ respondents: 200, items: 10, seed: 3, difficultySpread: 0.6 }).responses],
    ['laplace', long, simulate({ respondents: 150, items: 200, seed: 4, difficultySpread: 0.6 }).responses],
  ] as const)('are fitted apart, each on its own scale: %s', (algorithm, one, other) => {
    const options = { model: '2pl', algorithm, tolerance: 1e-6 } as const;
    const both = calibrate(sideBySide(one, other), options);
    const [first, second] = [calibrate(one, options), calibrate(other, options)];
    expect(both.converged).toBe(true);
    const apart = [...first.items.difficulty, ...second.items.difficulty];
    // Steps of 1e-6 end within 1e-4 of where they lead; b is d over a slope that may be small.
    expect(rmse(both.items.difficulty, Float64Array.from(apart))).toBeLessThan(1e-4);
    expect(both.logLikelihood).toBeCloseTo(first.logLikelihood + second.logLikelihood, 4);
    expect(both.notes.join()).toMatch(
      /fall into 2 parts .* each is fitted apart, its respondents at mean ability 0 and standard deviation 1/,
    );
    expect(first.notes.join()).not.toMatch(/parts/);
  });

  it('keep one slope for all where the model has but one', () => {
    const fit = calibrate(sideBySide(long, long), { model: '1pl', algorithm: 'laplace' });
    expect(new Set(fit.items.slope).size).toBe(1);
    expect(fit.converged).toBe(true);
    expect(fit.notes.join()).toMatch(/one discrimination serves all/);
    // Twice the same data: the same scale as once.
    expect(
      rmse(fit.items.difficulty.subarray(long.items), calibrate(long, { model: '1pl' }).items.difficulty),
    ).toBeLessThan(2e-3);
  });
});

describe('information criteria', () => {
  it('count what was estimated', () => {
    const responses = lsatResponses('LSAT6');
    expect(
      (['rasch', '1pl', '2pl', '3pl'] as const).map((model) => calibrate(responses, { model }).parameters),
    ).toEqual([6, 6, 10, 15]);
  });
});
