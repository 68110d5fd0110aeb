import { digamma, logGamma, trigamma } from '../../numbers/gamma';

/** A Beta distribution over the chance that a try is right. */
export interface BetaPrior {
  readonly alpha: number;
  readonly beta: number;
  /** Whether it was fitted to the prompts; else it is Jeffreys'. */
  readonly isFitted: boolean;
}

/** Tries by prompt: how many there were, and how many of them were right (in part, where answers are scored in part). */
export interface Tries {
  readonly right: ArrayLike<number>;
  readonly tries: ArrayLike<number>;
}

/** Jeffreys' prior of a share. */
export const jeffreys: BetaPrior = { alpha: 0.5, beta: 0.5, isFitted: false };

/** From so few prompts no prior is learnt. */
export const leastPrompts = 50;

/**
 * The prior of all prompts' chances by maximum marginal likelihood, every prompt beta-binomial (Skellam 1948): damped
 * Newton steps on log α and log β. Jeffreys' where there are fewer than 50 prompts with tries, and where the fit runs
 * off or the tries say nothing of the spread, as one try a prompt does.
 */
export function fittedPrior(given: Tries): BetaPrior {
  const counted = tallies(given);
  if (counted.prompts < leastPrompts) return jeffreys;
  const fit = climbed(counted, startOf(given));
  return fit === undefined ? jeffreys : { alpha: Math.exp(fit[0]), beta: Math.exp(fit[1]), isFitted: true };
}

type Pair = readonly [logAlpha: number, logBeta: number];

/** Numbers, ascending, each with how many prompts have it. */
type Tallied = readonly (readonly [value: number, prompts: number])[];

/** How many prompts have each number of right tries, of wrong ones, and of both. */
interface Tallies {
  readonly prompts: number;
  readonly right: Tallied;
  readonly wrong: Tallied;
  readonly tries: Tallied;
}

/** The log likelihood of a prior with its first and second derivatives by log α and log β. */
export interface PriorLikelihood {
  readonly value: number;
  readonly gradient: Pair;
  /** By α and α, α and β, β and β. */
  readonly curvature: readonly [number, number, number];
}

/** The marginal log likelihood of tries under a prior, without what does not depend on it: Σ log B(k + α, n − k + β) − log B(α, β). */
export function priorLikelihood(given: Tries, at: Pair): PriorLikelihood {
  return likelihood(tallies(given), at);
}

function tallies({ right, tries }: Tries): Tallies {
  const [ofRight, ofWrong, ofTries] = [new Map(), new Map(), new Map()] as Map<number, number>[];
  const count = (map: Map<number, number>, value: number): unknown =>
    map.set(value, (map.get(value) ?? 0) + 1);
  let prompts = 0;
  for (let at = 0; at < tries.length; at++) {
    const n = tries[at]!;
    if (!(n > 0)) continue;
    prompts++;
    count(ofRight!, right[at]!);
    count(ofWrong!, n - right[at]!);
    count(ofTries!, n);
  }
  return { prompts, right: sorted(ofRight!), wrong: sorted(ofWrong!), tries: sorted(ofTries!) };
}

/** In one order, whatever order the prompts are in: sums round the same. */
function sorted(map: ReadonlyMap<number, number>): Tallied {
  return [...map].sort(([one], [other]) => one - other);
}

function likelihood({ right, wrong, tries }: Tallies, [logAlpha, logBeta]: Pair): PriorLikelihood {
  const [alpha, beta] = [Math.exp(logAlpha), Math.exp(logBeta)];
  const ofRight = rising(alpha, right);
  const ofWrong = rising(beta, wrong);
  const ofTries = rising(alpha + beta, tries);
  const [byAlpha, byBeta] = [alpha * (ofRight[1] - ofTries[1]), beta * (ofWrong[1] - ofTries[1])];
  return {
    value: ofRight[0] + ofWrong[0] - ofTries[0],
    gradient: [byAlpha, byBeta],
    curvature: [
      alpha ** 2 * (ofRight[2] - ofTries[2]) + byAlpha,
      -alpha * beta * ofTries[2],
      beta ** 2 * (ofWrong[2] - ofTries[2]) + byBeta,
    ],
  };
}

/** Σ log Γ(a + k) / Γ(a) over tallied k, with its first two derivatives by a. */
function rising(a: number, tallied: Tallied): [number, number, number] {
  const [log, first, second] = [logGamma(a), digamma(a), trigamma(a)];
  const sums: [number, number, number] = [0, 0, 0];
  for (const [k, times] of tallied) {
    if (k === 0) continue;
    sums[0] += times * (logGamma(a + k) - log);
    sums[1] += times * (digamma(a + k) - first);
    sums[2] += times * (trigamma(a + k) - second);
  }
  return sums;
}

/** The mean of the shares, and a spread as of one prompt in between. */
function startOf({ right, tries }: Tries): Pair {
  let [sum, count] = [0.5, 1];
  for (let at = 0; at < tries.length; at++)
    if (tries[at]! > 0) [sum, count] = [sum + right[at]! / tries[at]!, count + 1];
  const mean = sum / count;
  return [Math.log(2 * mean), Math.log(2 * (1 - mean))];
}

/** Priors outside of e^±7 (about 1/1,100 to 1,100) say that all chances are 0 or 1, or all the same. */
const farthest = 7;
/** Where log α or log β has a standard error above 2, the tries say nothing of it. */
const leastInformation = 0.25;

/** The top of the likelihood; undefined where there is none. */
function climbed(counted: Tallies, start: Pair): Pair | undefined {
  let at = start;
  let now = likelihood(counted, at);
  let damping = 1e-3;
  for (let step = 0; step < 200; step++) {
    const move = damped(now, damping);
    const next: Pair = [at[0] + move[0], at[1] + move[1]];
    if (Math.max(Math.abs(next[0]), Math.abs(next[1])) > 2 * farthest) return undefined;
    const then = likelihood(counted, next);
    if (then.value < now.value - 1e-12 * Math.abs(now.value)) damping = Math.max(damping, 1e-3) * 8;
    else {
      [at, now, damping] = [next, then, damping / 8];
      if (Math.max(Math.abs(move[0]), Math.abs(move[1])) < 1e-9) break;
    }
  }
  const isWithin = Math.max(Math.abs(at[0]), Math.abs(at[1])) < farthest;
  return isWithin && leastEigenvalue(now.curvature) > leastInformation ? at : undefined;
}

/** The step that solves (−H + λ) δ = g, with λ at least what makes −H positive. */
function damped({ gradient, curvature }: PriorLikelihood, damping: number): Pair {
  const [a, b, c] = curvature;
  const scale = Math.max(Math.abs(a), Math.abs(c), 1e-6);
  const lambda = damping * scale + Math.max(0, 1e-3 * scale - leastEigenvalue(curvature));
  const [aa, cc] = [lambda - a, lambda - c];
  const determinant = aa * cc - b * b;
  const [g, h] = gradient;
  return [limited((cc * g + b * h) / determinant), limited((b * g + aa * h) / determinant)];
}

function limited(step: number): number {
  return Math.max(-1, Math.min(1, step));
}

/** The smaller eigenvalue of −H. */
function leastEigenvalue([a, b, c]: readonly [number, number, number]): number {
  return (-a - c) / 2 - Math.hypot((a - c) / 2, b);
}
