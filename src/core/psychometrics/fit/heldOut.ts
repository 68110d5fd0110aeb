import { calibrating, type Calibration, type CalibrationOptions } from '../irt';
import type { Iteration } from '../estimation/laplace';
import { exactLogistic } from '../../numbers/logistic';
import { restricted, type Responses } from '../model/responses';

/** How well a model predicts answers that it has not seen: it holds for any shape of data, and chooses between models. */
export interface HeldOut {
  /** The mean −log p of the answers held out, in nats; smaller is better. */
  readonly logLoss: number;
  /** The same, foretold by the share right of each item alone. */
  readonly baseline: number;
  /** The chance that a right answer was given a higher p than a wrong one. */
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
  const isHeld = (person: number, item: number): boolean => hashed(seed, person, item) < share;
  const seen = restricted(responses, (person, item) => !isHeld(person, item));
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
  { persons, rows: { start, index, right, count } }: Responses,
  calibration: Calibration,
): HeldOut {
  const foretold: number[] = [];
  const rights: number[] = [];
  const counts: number[] = [];
  let [loss, plain, answers] = [0, 0, 0];
  for (let person = 0; person < persons; person++)
    for (let cell = start[person]!; cell < start[person + 1]!; cell++) {
      const item = index[cell]!;
      const p = predict(calibration, person, item);
      if (Number.isNaN(p)) continue;
      const n = count ? count[cell]! : 1;
      const share = smoothed(calibration, item);
      loss += lossOf(p, right[cell]!, n);
      plain += lossOf(share, right[cell]!, n);
      answers += n;
      foretold.push(p);
      rights.push(right[cell]!);
      counts.push(n);
    }
  return {
    logLoss: loss / answers,
    baseline: plain / answers,
    auc: area(foretold, rights, counts),
    cells: foretold.length,
  };
}

/** The chance of a right answer over the posterior of the ability: a logistic of a normal, by MacKay's (1992) shrinking of the logit. */
function predict({ items, persons }: Calibration, person: number, item: number): number {
  const a = items.slope[item]!;
  const c = items.guessing[item]!;
  const shrink = Math.sqrt(1 + (Math.PI / 8) * (a * persons.abilitySe[person]!) ** 2);
  return c + (1 - c) * exactLogistic((a * persons.ability[person]! + items.intercept[item]!) / shrink);
}

function smoothed({ items }: Calibration, item: number): number {
  return (items.pCorrect[item]! * items.answers[item]! + 0.5) / (items.answers[item]! + 1);
}

function lossOf(p: number, right: number, count: number): number {
  const safe = Math.min(1 - 1e-12, Math.max(1e-12, p));
  return -right * Math.log(safe) - (count - right) * Math.log(1 - safe);
}

/** The area under the receiver operating characteristic; ties count half. */
function area(foretold: readonly number[], rights: readonly number[], counts: readonly number[]): number {
  const order = Uint32Array.from(foretold.keys()).sort((one, other) => foretold[one]! - foretold[other]!);
  let [wrongBelow, won, allRight, allWrong] = [0, 0, 0, 0];
  for (let from = 0; from < order.length;) {
    let to = from;
    let [right, wrong] = [0, 0];
    for (; to < order.length && foretold[order[to]!] === foretold[order[from]!]; to++) {
      right += rights[order[to]!]!;
      wrong += counts[order[to]!]! - rights[order[to]!]!;
    }
    won += right * (wrongBelow + wrong / 2);
    wrongBelow += wrong;
    allRight += right;
    allWrong += wrong;
    from = to;
  }
  return won / (allRight * allWrong);
}

/** A number in [0, 1) that depends on these three alone (the finaliser of MurmurHash3, twice). */
function hashed(seed: number, person: number, item: number): number {
  const mixed = mix(mix(seed ^ Math.imul(person + 1, 0x9e3779b1)) ^ Math.imul(item + 1, 0x85ebca77));
  return (mixed >>> 0) / 2 ** 32;
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
