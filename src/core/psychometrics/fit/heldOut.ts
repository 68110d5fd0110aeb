import { fittingToForetell, type Calibration, type CalibrationOptions } from '../irt';
import type { Fitted, Iteration } from '../estimation/laplace';
import { restricted, type Responses } from '../model/responses';
import { foretell, lossOf, nothingForetold, type Foretold } from './foretold';

/** How well a model predicts answers that it has not seen: it holds for any shape of data, and chooses between models. */
export interface HeldOut {
  /** The mean −log p of the answers held out, in nats; smaller is better. */
  readonly logLoss: number;
  /** The same, foretold by the share correct of each item alone. */
  readonly baseline: number;
  /** The chance that a correct answer was given a higher p than a wrong one. */
  readonly auc: number;
  /** How many pairs of respondent and item were held out and could be foretold. */
  readonly cells: number;
}

/** Which cells are held out: `share` of them, drawn by a hash of the seed, the respondent and the item. */
export interface HoldOut {
  readonly share?: number;
  readonly seed: number;
  /** Which part of that share, from 0: no two parts have a cell in common. 0 where absent. */
  readonly part?: number;
}

/** Calibrates without a tenth of the answers (or another share) and predicts them. Yields after every iteration. */
export function* holdingOut(
  responses: Responses,
  options: CalibrationOptions,
  how: HoldOut,
): Generator<Iteration, HeldOut> {
  const into = nothingForetold();
  yield* foretellingHeldOut(responses, options, how, into);
  return verdictOn(into);
}

/** The same, adding what was foretold to `into`; gives the fit, from which that of another model may begin. */
export function* foretellingHeldOut(
  responses: Responses,
  options: CalibrationOptions,
  { share = 0.1, seed, part = 0 }: HoldOut,
  into: Foretold,
): Generator<Iteration, Fitted> {
  const isHeld = (respondent: number, item: number): boolean =>
    Math.floor(hashed(seed, respondent, item) / share) === part;
  const seen = restricted(responses, (respondent, item) => !isHeld(respondent, item));
  const fitted = yield* fittingToForetell(seen, options);
  const { line, guess } = fitted.parameters;
  const isKnown = (item: number): boolean => seen.columns.start[item] !== seen.columns.start[item + 1];
  const foreteller = {
    slope: Float64Array.from(guess, (_, item) => (isKnown(item) ? line[2 * item]! : NaN)),
    intercept: Float64Array.from(guess, (_, item) => line[2 * item + 1]!),
    guessing: guess,
    ...{ ability: fitted.eap, abilitySe: fitted.eapSe },
    ...countsOf(seen),
  };
  foretell(restricted(responses, isHeld), foreteller, into);
  return fitted;
}

/** `holdingOut` to its end, at once. */
export function holdOut(responses: Responses, options: CalibrationOptions, how: HoldOut): HeldOut {
  const run = holdingOut(responses, options, how);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

/** How well a calibration predicts these answers, none of which it should have seen. */
export function judge(responses: Responses, { items, respondents }: Calibration): HeldOut {
  const into = nothingForetold();
  const correct = items.pCorrect.map((share, item) => share * items.attempts[item]!);
  const { ability, abilitySe } = respondents;
  foretell(responses, { ...items, correct, ability, abilitySe }, into);
  return verdictOn(into);
}

/** How well answers were foretold. */
export function verdictOn({ chance, share, correct, attempts }: Foretold): HeldOut {
  let [loss, plain, answers] = [0, 0, 0];
  chance.forEach((p, at) => {
    loss += lossOf(p, correct[at]!, attempts[at]!);
    plain += lossOf(share[at]!, correct[at]!, attempts[at]!);
    answers += attempts[at]!;
  });
  return {
    logLoss: loss / answers,
    baseline: plain / answers,
    auc: area(chance, correct, attempts),
    cells: chance.length,
  };
}

function countsOf({ items, columns }: Responses): { correct: Float64Array; attempts: Float64Array } {
  const [correct, attempts] = [new Float64Array(items), new Float64Array(items)];
  for (let item = 0; item < items; item++)
    for (let cell = columns.start[item]!; cell < columns.start[item + 1]!; cell++) {
      correct[item]! += columns.correct[cell]!;
      attempts[item]! += columns.attempts ? columns.attempts[cell]! : 1;
    }
  return { correct, attempts };
}

/** The area under the receiver operating characteristic; ties count half. */
function area(foretold: readonly number[], correct: readonly number[], counts: readonly number[]): number {
  const order = Uint32Array.from(foretold.keys()).sort((one, other) => foretold[one]! - foretold[other]!);
  let [wrongBelow, won, allCorrect, allWrong] = [0, 0, 0, 0];
  for (let from = 0; from < order.length;) {
    let to = from;
    let [tied, wrong] = [0, 0];
    for (; to < order.length && foretold[order[to]!] === foretold[order[from]!]; to++) {
      tied += correct[order[to]!]!;
      wrong += counts[order[to]!]! - correct[order[to]!]!;
    }
    won += tied * (wrongBelow + wrong / 2);
    wrongBelow += wrong;
    allCorrect += tied;
    allWrong += wrong;
    from = to;
  }
  return won / (allCorrect * allWrong);
}

/** A number in [0, 1) that depends on these three alone (the finaliser of MurmurHash3, twice). */
export function hashed(seed: number, respondent: number, item: number): number {
  const mixed = mix(mix(seed ^ Math.imul(respondent + 1, 0x9e3779b1)) ^ Math.imul(item + 1, 0x85ebca77));
  return (mixed >>> 0) / 2 ** 32;
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
