import { calibrating, type Calibration, type CalibrationOptions } from '../irt';
import type { Iteration } from '../estimation/laplace';
import { exactLogistic } from '../../numbers/logistic';
import { restricted, type Responses } from '../model/responses';

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
}

/** Calibrates without a tenth of the answers (or another share) and predicts them. Yields after every iteration. */
export function* holdingOut(
  responses: Responses,
  options: CalibrationOptions,
  { share = 0.1, seed }: HoldOut,
): Generator<Iteration, HeldOut> {
  const isHeld = (respondent: number, item: number): boolean => hashed(seed, respondent, item) < share;
  const seen = restricted(responses, (respondent, item) => !isHeld(respondent, item));
  const unseen = restricted(responses, isHeld);
  return judge(unseen, yield* calibrating(seen, options));
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
export function judge(
  { respondents, rows: { start, index, correct, attempts } }: Responses,
  calibration: Calibration,
): HeldOut {
  const foretold: number[] = [];
  const sums: number[] = [];
  const counts: number[] = [];
  let [loss, plain, answers] = [0, 0, 0];
  for (let respondent = 0; respondent < respondents; respondent++)
    for (let cell = start[respondent]!; cell < start[respondent + 1]!; cell++) {
      const item = index[cell]!;
      const p = predict(calibration, respondent, item);
      if (Number.isNaN(p)) continue;
      const n = attempts ? attempts[cell]! : 1;
      const share = smoothed(calibration, item);
      loss += lossOf(p, correct[cell]!, n);
      plain += lossOf(share, correct[cell]!, n);
      answers += n;
      foretold.push(p);
      sums.push(correct[cell]!);
      counts.push(n);
    }
  return {
    logLoss: loss / answers,
    baseline: plain / answers,
    auc: area(foretold, sums, counts),
    cells: foretold.length,
  };
}

/** The chance of a correct answer over the posterior of the ability: a logistic of a normal, by MacKay's (1992) shrinking of the logit. */
function predict({ items, respondents }: Calibration, respondent: number, item: number): number {
  const a = items.slope[item]!;
  const c = items.guessing[item]!;
  const shrink = Math.sqrt(1 + (Math.PI / 8) * (a * respondents.abilitySe[respondent]!) ** 2);
  return (
    c + (1 - c) * exactLogistic((a * respondents.ability[respondent]! + items.intercept[item]!) / shrink)
  );
}

function smoothed({ items }: Calibration, item: number): number {
  return (items.pCorrect[item]! * items.attempts[item]! + 0.5) / (items.attempts[item]! + 1);
}

function lossOf(p: number, correct: number, count: number): number {
  const safe = Math.min(1 - 1e-12, Math.max(1e-12, p));
  return -correct * Math.log(safe) - (count - correct) * Math.log(1 - safe);
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
function hashed(seed: number, respondent: number, item: number): number {
  const mixed = mix(mix(seed ^ Math.imul(respondent + 1, 0x9e3779b1)) ^ Math.imul(item + 1, 0x85ebca77));
  return (mixed >>> 0) / 2 ** 32;
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
