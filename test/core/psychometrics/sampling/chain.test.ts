import { describe, expect, it } from 'vitest';
import { randomOf } from '../../../../src/core/numbers/random';
import { sumsPerItem } from '../../../../src/core/psychometrics/estimation/itemSums';
import type { Fitted } from '../../../../src/core/psychometrics/estimation/laplace';
import { chanceAt } from '../../../../src/core/psychometrics/model/itemCurve';
import { priorsOf, type PriorKind } from '../../../../src/core/psychometrics/model/priors';
import type { Responses } from '../../../../src/core/psychometrics/model/responses';
import { sweeping } from '../../../../src/core/psychometrics/sampling/chain';
import type { State } from '../../../../src/core/psychometrics/sampling/state';
import { responsesOf } from '../given';

const [respondents, items] = [5, 4];

/** A fit to begin from, of nothing in particular. */
function beginning(kind: PriorKind): Fitted {
  const filled = (length: number, value: number): Float64Array => new Float64Array(length).fill(value);
  return {
    parameters: { line: Float64Array.of(1, 0, 1, 0, 1, 0, 1, 0), guess: filled(items, 0) },
    priors: priorsOf(kind, 4),
    population: { mean: 0, sd: 1 },
    ...{ logLikelihood: 0, iterations: 0, converged: true },
    ...{ eap: filled(respondents, 0), eapSe: filled(respondents, 0.8) },
    ...{ map: filled(respondents, 0), mapSe: filled(respondents, 0.8) },
    information: filled(items * sumsPerItem, 0),
  };
}

/** Draws all answers anew from the truth that a chain is at. */
function redraw({ rows, columns }: Responses, { slope, intercept, ability, random }: State): void {
  for (let respondent = 0; respondent < respondents; respondent++)
    for (let item = 0; item < items; item++) {
      const chance = chanceAt({ slope: slope[item]!, intercept: intercept[item]! }, ability[respondent]!);
      const correct = random.uniform() < chance ? 1 : 0;
      rows.correct[respondent * items + item] = columns.correct[item * respondents + respondent] = correct;
    }
}

/** What is looked at of a truth. */
interface Seen {
  readonly priors: Pick<State['priors'], 'slopeMean' | 'slope' | 'interceptMean' | 'intercept'>;
  readonly ability: Float64Array;
  readonly place: Float64Array;
  readonly intercept: Float64Array;
}

/** The share of sweeps at which something holds, where answers are drawn anew after every sweep. */
function shares(kind: PriorKind, model: '1pl' | '2pl', holds: readonly ((state: State) => boolean)[]) {
  const responses = responsesOf(Array<string>(respondents).fill('0101'));
  const chain = sweeping(responses, model, beginning(kind));
  const sweeps = 6_000;
  const counts = holds.map(() => 0);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const state = chain.next().value;
    redraw(responses, state);
    holds.forEach((held, at) => (counts[at]! += held(state) ? 1 : 0));
  }
  return counts.map((count) => count / sweeps);
}

/** What a chain goes through that is led by answers of its own: the prior, of which each of these holds about half. */
function checksOf(kind: PriorKind): ((at: Seen) => boolean)[] {
  const half = 0.67449;
  const mean = kind === 'normal' ? 1 : 0;
  return [
    ({ priors }) => Math.abs(priors.slopeMean - mean) < half,
    ({ priors }) => Math.abs(priors.interceptMean) < 2 * half,
    ({ priors }) => priors.slope < 0.3 / half,
    ({ priors }) => priors.intercept < 1.5 / half,
    ({ ability }) => Math.abs(ability[2]!) < half,
    ({ place, priors }) => Math.abs(place[1]! - priors.slopeMean) < half * priors.slope,
    ({ intercept, priors }) => Math.abs(intercept[1]! - priors.interceptMean) < half * priors.intercept,
  ];
}

/** The same shares of truths drawn from the prior at once, slopes beyond 40 apart, which no chain takes. */
function drawnAtOnce(kind: PriorKind, holds: readonly ((at: Seen) => boolean)[]): number[] {
  const random = randomOf(7);
  const draw = (): Seen => {
    const one = (mean: number, sd: number): number => mean + sd * random.normal();
    const priors = {
      slopeMean: one(kind === 'normal' ? 1 : 0, 1),
      slope: 0.3 / Math.abs(random.normal()),
      interceptMean: one(0, 2),
      intercept: 1.5 / Math.abs(random.normal()),
    };
    const many = (mean: number, sd: number): Float64Array =>
      Float64Array.from({ length: items }, () => one(mean, sd));
    return {
      ...{ priors, ability: Float64Array.from({ length: respondents }, () => random.normal()) },
      ...{
        place: many(priors.slopeMean, priors.slope),
        intercept: many(priors.interceptMean, priors.intercept),
      },
    };
  };
  const isPossible = ({ place }: Seen): boolean =>
    place.every((at) => (kind === 'normal' ? Math.abs(at) : Math.exp(at)) <= 40);
  const kept = Array.from({ length: 20_000 }, draw).filter(isPossible);
  return holds.map((held) => kept.filter(held).length / kept.length);
}

// Where answers are drawn from the truth in turn with sweeps, the truth goes through its prior (Geweke 2004): a move that is wrong shows. Shares of 6,000 sweeps, each like some
// twenty others, are known to 0.029.
const tolerance = 0.08;

describe('a chain that is led by answers of its own goes through what is known beforehand', () => {
  it.each(['lognormal', 'normal'] as const)('%s slopes', (kind) => {
    const holds = checksOf(kind);
    const expected = drawnAtOnce(kind, holds);
    shares(kind, '2pl', holds).forEach((share, at) =>
      expect(Math.abs(share - expected[at]!), `check ${at}`).toBeLessThan(tolerance),
    );
  });

  it('one slope for all', () => {
    const found = shares('lognormal', '1pl', [
      ({ place }) => Math.abs(place[3]!) < 0.67449,
      ({ priors }) => Math.abs(priors.interceptMean) < 2 * 0.67449,
      ({ ability }) => Math.abs(ability[2]!) < 0.67449,
    ]);
    for (const share of found) expect(Math.abs(share - 0.5)).toBeLessThan(tolerance);
  });
});

it('is the same every time', () => {
  const responses = responsesOf(['0101', '1101', '0001', '1011', '0110']);
  const at = (): State => {
    const chain = sweeping(responses, '2pl', beginning('normal'));
    for (let sweep = 0; sweep < 20; sweep++) chain.next();
    return chain.next().value;
  };
  const [one, other] = [at(), at()];
  expect([...one.slope, ...one.ability]).toEqual([...other.slope, ...other.ability]);
});
