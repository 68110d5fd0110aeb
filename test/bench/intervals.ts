import { randomOf, type Random } from '../../src/core/numbers/random';
import { calibrate, type Calibration } from '../../src/core/psychometrics/irt';
import type { IrtModel } from '../../src/core/psychometrics/model/irtModel';
import { chanceAt, type ItemCurve } from '../../src/core/psychometrics/model/itemCurve';
import type { PriorKind } from '../../src/core/psychometrics/model/priors';
import { buildResponses, type Responses } from '../../src/core/psychometrics/model/responses';

/** A population that items are drawn from, and the model and priors that assume its family. d ~ N(0.5, 1.3²), θ ~ N(0, 1). */
export interface Family {
  readonly model: IrtModel;
  readonly priors: PriorKind;
  readonly slope: (random: Random) => number;
}

/** One slope for all; log a ~ N(0.2, 0.4²); log a ~ N(0.7, 0.5²); a ~ N(0.8, 1), a fifth of which are negative. */
export const families = {
  one: { model: '1pl', priors: 'lognormal', slope: () => 1 },
  lognormal: {
    model: '2pl',
    priors: 'lognormal',
    slope: (random) => Math.exp(0.2 + 0.4 * random.normal()),
  },
  steep: { model: '2pl', priors: 'lognormal', slope: (random) => Math.exp(0.7 + 0.5 * random.normal()) },
  normal: { model: '2pl', priors: 'normal', slope: (random) => 0.8 + random.normal() },
} as const satisfies Record<string, Family>;

/** How often 95% intervals of a, d and b held the truth; of b, for items whose discrimination was estimated above 0: others have no difficulty. */
export interface Held {
  a: number;
  d: number;
  b: number;
  items: number;
  difficulties: number;
}

/** Simulates answers to items of a family, calibrates, and adds to `held` which intervals hold the truth. The same seed gives the same bits. */
export function addIntervals(
  held: Held,
  family: Family,
  shape: { readonly respondents: number; readonly items: number },
  seed: number,
): void {
  const random = randomOf(seed);
  const ability = Float64Array.from({ length: shape.respondents }, () => random.normal());
  const curves = Array.from({ length: shape.items }, () => {
    const slope = family.slope(random);
    return { slope, intercept: 0.5 + 1.3 * random.normal() };
  });
  const { model, priors } = family;
  const { items } = calibrate(answersTo(curves, ability, random), { model, priors, tolerance: 1e-4 });
  curves.forEach((curve, item) => addItem(held, items, curve, item));
}

function addItem(
  held: Held,
  items: Calibration['items'],
  { slope, intercept }: { readonly slope: number; readonly intercept: number },
  item: number,
): void {
  const holds = (estimate: Float64Array, error: Float64Array, truth: number): number =>
    Math.abs(estimate[item]! - truth) <= 1.959964 * error[item]! ? 1 : 0;
  held.items++;
  held.a += holds(items.slope, items.slopeSe, slope);
  held.d += holds(items.intercept, items.interceptSe, intercept);
  if (items.slope[item]! <= 0) return;
  held.difficulties++;
  held.b += holds(items.difficulty, items.difficultySe, -intercept / slope);
}

function answersTo(curves: readonly ItemCurve[], ability: Float64Array, random: Random): Responses {
  const [respondents, items] = [ability.length, curves.length];
  const pairs = Array.from({ length: respondents * items }, (_, at) => at);
  const chance = (at: number): number => chanceAt(curves[at % items]!, ability[Math.floor(at / items)]!);
  return buildResponses({
    respondent: pairs.map((at) => Math.floor(at / items)),
    item: pairs.map((at) => at % items),
    correct: pairs.map((at) => (random.uniform() < chance(at) ? 1 : 0)),
    ...{ respondents, items },
  });
}

/** Nothing held yet. */
export function noIntervals(): Held {
  return { a: 0, d: 0, b: 0, items: 0, difficulties: 0 };
}
