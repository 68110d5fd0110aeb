import { randomOf } from '../../src/core/numbers/random';
import { comparing, type Candidate, type Choice } from '../../src/core/psychometrics/fit/comparison';
import { lossOf } from '../../src/core/psychometrics/fit/foretold';
import { candidatesFor } from '../../src/core/psychometrics/fit/modelFor';
import { calibrate, type Calibration } from '../../src/core/psychometrics/irt';
import { chanceAt } from '../../src/core/psychometrics/model/itemCurve';
import { buildResponses, restricted, type Responses } from '../../src/core/psychometrics/model/responses';

/** How slopes are drawn: all 1; log a ~ N(0.7, 0.5²); a ~ N(0.8, 1), a fifth of which are negative. */
export const slopeKinds = ['flat', 'steep', 'negative'] as const;

/** Simulated answers; a fifth of the pairs are kept from whoever chooses or fits. d ~ N(0.5, 1.3²). */
export interface Drawn {
  readonly seen: Responses;
  readonly all: Responses;
  /** The true chance of each pair, a respondent at a time. */
  readonly chance: Float64Array;
  readonly isSeen: (respondent: number, item: number) => boolean;
}

/** Draws answers. The same seed gives the same bits. */
export function drawn(
  kind: (typeof slopeKinds)[number],
  respondents: number,
  items: number,
  seed: number,
): Drawn {
  const random = randomOf(seed);
  const ability = Float64Array.from({ length: respondents }, () => random.normal());
  const curves = Array.from({ length: items }, () => {
    const away = random.normal();
    const slope = { flat: 1, steep: Math.exp(0.7 + 0.5 * away), negative: 0.8 + away }[kind];
    return { slope, intercept: 0.5 + 1.3 * random.normal() };
  });
  const pairs = Array.from({ length: respondents * items }, (_, at) => at);
  const chance = Float64Array.from(pairs, (at) =>
    chanceAt(curves[at % items]!, ability[Math.floor(at / items)]!),
  );
  const correct = pairs.map((at) => (random.uniform() < chance[at]! ? 1 : 0));
  const seen = pairs.map(() => random.uniform() >= 0.2);
  const all = buildResponses({
    respondent: pairs.map((at) => Math.floor(at / items)),
    item: pairs.map((at) => at % items),
    ...{ correct, respondents, items },
  });
  const isSeen = (respondent: number, item: number): boolean => seen[respondent * items + item]!;
  return { all, chance, isSeen, seen: restricted(all, isSeen) };
}

/** What is chosen for answers. */
export function chosenFor(responses: Responses): {
  readonly candidates: Candidate[];
  readonly choice: Choice;
} {
  const candidates = candidatesFor(responses, {});
  const run = comparing(responses, candidates, {}, 1);
  for (;;) {
    const step = run.next();
    if (step.done) return { candidates, choice: step.value };
  }
}

/** The mean log-loss to be expected, given the true chances, where a calibration foretells the pairs that it was not shown. */
export function expectedLoss({ chance, isSeen, all }: Drawn, { items, respondents }: Calibration): number {
  let [sum, count] = [0, 0];
  for (let respondent = 0; respondent < all.respondents; respondent++)
    for (let item = 0; item < all.items; item++) {
      if (isSeen(respondent, item)) continue;
      const [a, d] = [items.slope[item]!, items.intercept[item]!];
      const wide = Math.sqrt(1 + (Math.PI / 8) * (a * respondents.abilitySe[respondent]!) ** 2);
      const told = chanceAt({ slope: a / wide, intercept: d / wide }, respondents.ability[respondent]!);
      sum += lossOf(told, chance[respondent * all.items + item]!, 1);
      count++;
    }
  return sum / count;
}

/** By how much the choice foretells worse than the best of the candidates would have. */
export function regretOf(answers: Drawn): number {
  const { candidates, choice } = chosenFor(answers.seen);
  const losses = candidates.map((one) =>
    expectedLoss(answers, calibrate(answers.seen, { ...one, tolerance: 1e-4 })),
  );
  const taken = candidates.findIndex(
    ({ model, priors }) => model === choice.chosen.model && priors === choice.chosen.priors,
  );
  return losses[taken]! - Math.min(...losses);
}
