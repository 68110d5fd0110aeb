import { describe, expect, it } from 'vitest';
import { calibrate, calibrating, type CalibrationOptions } from '../../../../src/core/psychometrics/irt';
import type { Iteration } from '../../../../src/core/psychometrics/estimation/laplace';
import { logPrior, priorsOf } from '../../../../src/core/psychometrics/model/priors';
import type { IrtModel, ItemParameters } from '../../../../src/core/psychometrics/model/irtModel';
import { randomOf } from '../../../../src/core/numbers/random';
import {
  chance,
  itemsAt,
  marginal,
  numbersOf,
  once,
  responsesFrom,
  slopeIn,
  type PlainItem,
  type PlainRow,
} from './plain';

const truth: PlainItem[] = [
  { a: 1.2, d: 0.3, c: 0.2 },
  { a: 0.8, d: -0.9, c: 0.2 },
  { a: 1.6, d: 0.7, c: 0.2 },
  { a: 1, d: 0, c: 0.2 },
];
const random = randomOf(3);
/** Forty respondents, some of whom skipped something, some of whom answered several times. */
const rows: PlainRow[] = Array.from({ length: 40 }, (_, respondent) => {
  const theta = random.normal();
  return truth.flatMap((item, at) => {
    if ((respondent + at) % 7 === 0) return [];
    const n = respondent % 5 === 0 ? 3 : 1;
    const k = Array.from({ length: n }, () => Number(random.uniform() < chance(item, theta)));
    return [[at, k.reduce((sum, one) => sum + one, 0), n] as const];
  });
});
const responses = responsesFrom(rows, truth.length);

function itemsOf({ line, guess }: ItemParameters): PlainItem[] {
  return Array.from(guess, (c, item) => ({ a: line[2 * item]!, d: line[2 * item + 1]!, c }));
}

/** All iterations of a calibration, and its result. */
function run(options: CalibrationOptions) {
  const steps: (Pick<Iteration, 'iteration' | 'change' | 'limit'> & { items: PlainItem[] })[] = [];
  const running = calibrating(responses, options);
  for (;;) {
    const step = running.next();
    if (step.done) return { steps, result: step.value };
    const { iteration, change, limit, parameters } = step.value;
    steps.push({ iteration, change, limit, items: itemsOf(parameters) });
  }
}

describe.each([
  ['1pl', 'default'],
  ['2pl', 'default'],
  ['2pl', 'none'],
  ['3pl', 'default'],
] as const)('a fit over the grid ends where the posterior is flat: %s, priors %s', (model, kind) => {
  const tolerance = 1e-8;
  const fit = once(() => {
    const made = run({ model, priors: kind, algorithm: 'grid', tolerance });
    return { ...made, found: made.steps.at(-1)!.items };
  });
  const priors = priorsOf(kind, 4);
  const value = (items: readonly PlainItem[]): number =>
    items.reduce((sum, { a, d, c }) => sum + logPrior(priors, a, d, c, model), marginal(items, rows));

  it('in every parameter', () => {
    const { result, found } = fit();
    expect(result.converged).toBe(true);
    const log = (at: readonly number[]): number => value(itemsAt(at));
    if (model === '1pl') {
      // One slope for all, which has a prior of its own.
      const common = ([a, ...ds]: readonly number[]): number =>
        value(ds.map((d) => ({ a: a!, d, c: 0 }))) - (Math.log(a!) / 0.5) ** 2 / 2;
      const at = [found[0]!.a, ...found.map(({ d }) => d)];
      at.forEach((_, which) => expect(slopeIn(common, at, which), String(which)).toBeCloseTo(0, 4));
      expect(new Set(found.map(({ a }) => a)).size).toBe(1);
      return;
    }
    numbersOf(found).forEach((number, which) => {
      if (Number.isFinite(number)) expect(slopeIn(log, numbersOf(found), which)).toBeCloseTo(0, 4);
    });
  });

  it('and tells the likelihood there', () => {
    const { result, found } = fit();
    expect(result.logLikelihood).toBeCloseTo(marginal(found, rows), 7);
    const each = { '1pl': 5, '2pl': 8, '3pl': 12 }[model];
    expect([result.parameters, result.aic]).toEqual([each, 2 * each - 2 * result.logLikelihood]);
    expect(result.bic).toBeCloseTo(
      each * Math.log(rows.filter((row) => row.length > 0).length) - 2 * result.logLikelihood,
      9,
    );
  });

  it('never leaves a better place for a worse one but for a step', () => {
    const { steps } = fit();
    const values = steps.map(({ items }) => value(items));
    // An extrapolation that leads down is taken back in the next iteration.
    expect(values.at(-1)).toBeGreaterThanOrEqual(Math.max(...values) - 1e-6);
    expect(steps.map(({ iteration }) => iteration)).toEqual(steps.map((_, at) => at + 1));
    for (const { limit } of steps) expect(limit).toBe(tolerance);
    expect(steps.at(-1)!.change).toBeLessThanOrEqual(tolerance);
  });
});

it('an extrapolated fit takes two thirds of the steps of plain EM, or fewer', () => {
  // EM alone takes 30 steps to 1e-8 here, measured with no step extrapolated.
  const { steps } = run({ model: '2pl', algorithm: 'grid', tolerance: 1e-8 });
  expect(steps.length).toBeLessThanOrEqual(20);
});

describe.each(['1pl', '2pl', '3pl'] as const)('a fit by Laplace, %s', (model) => {
  const fit = once(() => run({ model, algorithm: 'laplace', tolerance: 1e-7, iterations: 500 }));

  it('ends near the fit over the grid', () => {
    const { result } = fit();
    const grid = calibrate(responses, { model, algorithm: 'grid' });
    expect(result.converged).toBe(true);
    // Four answers a respondent are few for Laplace: a tenth of an error.
    grid.items.difficulty.forEach((b, item) => {
      const se = grid.items.difficultySe[item]!;
      expect(Math.abs(result.items.difficulty[item]! - b)).toBeLessThan(0.25 * se);
    });
    expect(Math.abs(result.logLikelihood - grid.logLikelihood)).toBeLessThan(1.5);
  });

  it('says how far it came each time: the largest change of a slope or intercept', () => {
    const { steps } = fit();
    steps.slice(1).forEach(({ items, change }, at) => {
      const before = steps[at]!.items;
      const moved = items.flatMap(({ a, d }, item) => [
        Math.abs(a - before[item]!.a),
        Math.abs(d - before[item]!.d),
      ]);
      expect(change).toBeCloseTo(Math.max(...moved), 12);
    });
    const changes = steps.map(({ change }) => change);
    expect(changes.at(-1)).toBeLessThanOrEqual(1e-7);
    expect(Math.min(...changes.slice(0, -1))).toBeGreaterThan(1e-7);
  });
});

describe('where a fit ends', () => {
  it.each([
    ['grid', 1e-6, 2000],
    ['laplace', 1e-4, 200],
  ] as const)(
    'is, where nothing is said, at a small change or after many steps: %s',
    (algorithm, limit, most) => {
      const few = responsesFrom([[[0, 1, 1]], [[0, 0, 1]]], 1);
      const first = calibrating(few, { model: '2pl', algorithm }).next();
      expect(first.done ? undefined : first.value.limit).toBe(limit);
      // No change is below 0. A round of the grid has three steps at most.
      const { iterations, converged } = calibrate(few, { model: '2pl', algorithm, tolerance: -1 });
      expect(iterations).toBeGreaterThanOrEqual(most);
      expect(iterations).toBeLessThan(most + 3);
      expect(converged).toBe(false);
    },
  );

  it('is at the step that changes no more than is asked', () => {
    const { steps } = run({ model: '2pl', algorithm: 'laplace' });
    const [, , third] = steps;
    const { iterations, converged } = calibrate(responses, {
      model: '2pl',
      algorithm: 'laplace',
      tolerance: third!.change,
    });
    expect([iterations, converged]).toEqual([3, true]);
  });
});

describe('what is held by an anchor', () => {
  const anchor = {
    slope: Float64Array.of(1.1, NaN, 1.4, NaN),
    intercept: Float64Array.of(0.2, NaN, 0.9, NaN),
    guessing: Float64Array.of(0.1, NaN, 0, NaN),
  };

  it.each(['grid', 'laplace'] as const)('stays, and the population is found beside it: %s', (algorithm) => {
    const fit = calibrate(responses, {
      model: '2pl' satisfies IrtModel,
      algorithm,
      anchor,
      tolerance: 1e-7,
      iterations: 5000,
    });
    expect([fit.items.slope[0], fit.items.intercept[2], fit.items.guessing[0]]).toEqual([1.1, 0.9, 0.1]);
    expect([fit.items.slopeSe[0], fit.items.interceptSe[2]]).toEqual([0, 0]);
    // Two free items of two parameters each, and mean and deviation of the population.
    expect(fit.parameters).toBe(6);
    const items = itemsOf({
      line: Float64Array.from([0, 1, 2, 3].flatMap((at) => [fit.items.slope[at]!, fit.items.intercept[at]!])),
      guess: fit.items.guessing,
    });
    if (algorithm === 'laplace') return expect(fit.converged).toBe(true);
    const log = ([mean, sd]: readonly number[]): number => marginal(items, rows, { mean: mean!, sd: sd! });
    const { mean, sd } = fit.population;
    expect(slopeIn(log, [mean, sd], 0)).toBeCloseTo(0, 3);
    expect(slopeIn(log, [mean, sd], 1)).toBeCloseTo(0, 3);
  });

  it('may be an ability: it and its error stay as they are', () => {
    const ability = Float64Array.from({ length: rows.length }, (_, at) => (at % 2 === 0 ? at / 10 - 2 : NaN));
    const abilitySe = ability.map((theta) => (Number.isNaN(theta) ? NaN : 0.25));
    const fit = calibrate(responses, { model: '2pl', anchor: { ...anchor, ability, abilitySe } });
    expect(fit.algorithm).toBe('laplace');
    rows.forEach((row, respondent) => {
      if (row.length === 0) return expect(fit.respondents.ability[respondent]).toBeNaN();
      if (respondent % 2 === 1) return expect(fit.respondents.abilitySe[respondent]).toBeGreaterThan(0.3);
      expect([fit.respondents.ability[respondent], fit.respondents.mode[respondent]]).toEqual([
        ability[respondent],
        ability[respondent],
      ]);
      expect([fit.respondents.abilitySe[respondent], fit.respondents.modeSe[respondent]]).toEqual([
        0.25, 0.25,
      ]);
    });
    const sure = calibrate(responses, { model: '2pl', anchor: { ...anchor, ability } });
    expect([sure.respondents.ability[2], sure.respondents.abilitySe[2]]).toEqual([ability[2], 0]);
  });
});
