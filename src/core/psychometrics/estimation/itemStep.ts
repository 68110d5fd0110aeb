import type { IrtModel, ItemParameters } from '../model/irtModel';
import { itemSum as at, sumsPerItem } from './itemSums';
import { commonSlopePriors } from './learntPriors';
import { logit } from '../../numbers/logistic';
import { slopesArePositive, type Priors } from '../model/priors';

// No step is longer than these (log a or a, d, logit c), and no parameter goes beyond these: further out the likelihood is flat to the last digit.
const longest = { slope: 0.7, intercept: 2, guess: 1 };
const bounds = { slope: 40, intercept: 60, guess: 6 };

/** Newton's step of every free item towards the mode of its own posterior, given the sums. In place. */
export function stepItems(
  model: IrtModel,
  { line, guess }: ItemParameters,
  sums: Float64Array,
  priors: Priors,
  isFree: (item: number) => boolean,
): void {
  if (model === '1pl' || model === 'rasch') return stepCommonSlope(line, sums, priors, isFree);
  for (let item = 0; item < guess.length; item++)
    if (isFree(item)) stepItem(line, guess, item, sums, priors, model === '3pl');
}

function stepItem(
  line: Float64Array,
  guess: Float64Array,
  item: number,
  sums: Float64Array,
  priors: Priors,
  guesses: boolean,
): void {
  const from = item * sumsPerItem;
  const a = line[2 * item]!;
  const d = line[2 * item + 1]!;
  // Where slopes are positive the step is in log a: by the chain rule a derivative in log a is a times that in a.
  const positive = slopesArePositive(priors);
  const chain = positive ? a : 1;
  const gd = sums[from + at.d]! - (d - priors.interceptMean) / priors.intercept ** 2;
  const dd = sums[from + at.dd]! + 1 / priors.intercept ** 2 + 1e-9;
  const ga =
    chain * sums[from + at.a]! - ((positive ? Math.log(a) : a) - priors.slopeMean) / priors.slope ** 2;
  // The curvature in log a has −a times the slope in a besides, much where the slope would be negative: without it the steps swing.
  const bend = positive ? Math.max(0, -a * sums[from + at.a]!) : 0;
  const aa = chain * chain * sums[from + at.aa]! + bend + 1 / priors.slope ** 2 + 1e-9;
  const da = chain * sums[from + at.da]!;
  const c = guess[item]!;
  const [gg, dg, ag, g] = guesses ? guessSums(sums, from, c, priors, chain) : [1, 0, 0, 0];
  const [dStep, aStep, gStep] = newtonStep([dd, da, aa, dg, ag, gg], [gd, ga, g]);
  const shrink = Math.max(
    1,
    Math.abs(aStep) / longest.slope,
    Math.abs(dStep) / longest.intercept,
    Math.abs(gStep) / longest.guess,
  );
  line[2 * item] = within(positive ? a * Math.exp(aStep / shrink) : a + aStep / shrink, bounds.slope);
  line[2 * item + 1] = within(d + dStep / shrink, bounds.intercept);
  if (guesses) guess[item] = 1 / (1 + Math.exp(-within(logit(c) + gStep / shrink, bounds.guess)));
}

/**
 * The step in d, log a (or a) and logit c, given the information and the slopes. Where the information is not positive definite its diagonal is raised until it is
 * (Levenberg 1944), so that the step leads upwards.
 */
function newtonStep(
  [dd, da, aa, dg, ag, gg]: readonly [number, number, number, number, number, number],
  [d, a, g]: readonly [number, number, number],
): [d: number, a: number, g: number] {
  for (let raised = 0; raised < 1e6; raised = 3 * raised + 0.1) {
    const [ddUp, aaUp, ggUp] = [lifted(dd, raised), lifted(aa, raised), lifted(gg, raised)];
    const [ddLeft, daLeft, aaLeft] = [
      ddUp - (dg * dg) / ggUp,
      da - (dg * ag) / ggUp,
      aaUp - (ag * ag) / ggUp,
    ];
    const determinant = ddLeft * aaLeft - daLeft * daLeft;
    if (!(ggUp > 0 && ddLeft > 0 && aaLeft > 0 && determinant > 1e-9 * ddLeft * aaLeft)) continue;
    const [dSlope, aSlope] = [d - (dg * g) / ggUp, a - (ag * g) / ggUp];
    const aStep = (ddLeft * aSlope - daLeft * dSlope) / determinant;
    const dStep = (aaLeft * dSlope - daLeft * aSlope) / determinant;
    return [dStep, aStep, (g - dg * dStep - ag * aStep) / ggUp];
  }
  return [0, 0, 0];
}

function lifted(diagonal: number, by: number): number {
  return diagonal + by * (Math.abs(diagonal) + 0.1);
}

/** Information on logit c and its products with d and log a, and the slope in logit c, with the prior. */
function guessSums(
  sums: Float64Array,
  from: number,
  c: number,
  { guessCorrect, guessWrong }: Priors,
  chain: number,
): [number, number, number, number] {
  const gg = sums[from + at.gg]! + (guessCorrect + guessWrong) * c * (1 - c) + 1e-3;
  const g = sums[from + at.g]! + guessCorrect * (1 - c) - guessWrong * c;
  return [gg, sums[from + at.dg]!, chain * sums[from + at.ag]!, g];
}

/** One slope for all: the matrix of second derivatives is an arrow, and the intercepts are eliminated from it one by one. */
function stepCommonSlope(
  line: Float64Array,
  sums: Float64Array,
  priors: Priors,
  isFree: (item: number) => boolean,
): void {
  const precision = 1 / priors.intercept ** 2;
  const a = line[2 * firstFree(line.length / 2, isFree)]!;
  const spread = commonSlopePriors(priors).slope;
  let slope = -Math.log(a) / spread ** 2 / a;
  let information = 1 / (spread * a) ** 2 + 1e-9;
  for (let item = 0, from = 0; 2 * item < line.length; item++, from += sumsPerItem) {
    if (!isFree(item)) continue;
    const dd = sums[from + at.dd]! + precision + 1e-9;
    slope +=
      sums[from + at.a]! -
      (sums[from + at.da]! *
        (sums[from + at.d]! - (line[2 * item + 1]! - priors.interceptMean) * precision)) /
        dd;
    information += sums[from + at.aa]! - sums[from + at.da]! ** 2 / dd;
  }
  const step = within(slope / information, longest.slope * a);
  for (let item = 0, from = 0; 2 * item < line.length; item++, from += sumsPerItem) {
    // Items that nobody answered have it too: whoever asks any item for the common slope is told it.
    line[2 * item] = Math.max(a + step, 1e-6);
    if (!isFree(item)) continue;
    const gd =
      sums[from + at.d]! -
      (line[2 * item + 1]! - priors.interceptMean) * precision -
      sums[from + at.da]! * step;
    const dStep = within(gd / (sums[from + at.dd]! + precision + 1e-9), longest.intercept);
    line[2 * item + 1] = within(line[2 * item + 1]! + dStep, bounds.intercept);
  }
}

function firstFree(items: number, isFree: (item: number) => boolean): number {
  for (let item = 0; item < items; item++) if (isFree(item)) return item;
  return 0;
}

function within(value: number, bound: number): number {
  return Math.min(bound, Math.max(-bound, value));
}
