import type { IrtModel } from './irtModel';

/** Prior distributions of item parameters; infinite deviations are flat. */
export interface Priors {
  /** log a ~ N(0, `slope`²). */
  readonly slope: number;
  /** d ~ N(0, `intercept`²). */
  readonly intercept: number;
  /** c ~ Beta(correct, wrongs), taken on the scale of logit c, so that its mode is the mean. */
  readonly guessCorrect: number;
  readonly guessWrong: number;
}

/** The default priors, or none: plain maximum likelihood. `choices` is how many alternatives a question has: the prior mean of c is one over it. */
export function priorsOf(kind: 'default' | 'none', choices: number): Priors {
  if (kind === 'none') return { slope: Infinity, intercept: Infinity, guessCorrect: 0, guessWrong: 0 };
  return { slope: 0.5, intercept: 2, guessCorrect: 20 / choices, guessWrong: 20 - 20 / choices };
}

/** Whether slopes are kept above 0, which they are where they have a prior: it is one of their logarithm. */
export function slopesArePositive(priors: Priors): boolean {
  return Number.isFinite(priors.slope);
}

/** The priors in words, to be shown beside every result. */
export function priorsInWords(priors: Priors, model: IrtModel): string {
  if (!slopesArePositive(priors)) return 'Ability N(0, 1); no priors on items: maximum likelihood.';
  const guess =
    model === '3pl' ? `, guessing Beta(${short(priors.guessCorrect)}, ${short(priors.guessWrong)})` : '';
  return `Ability N(0, 1); log discrimination N(0, ${priors.slope}²), intercept N(0, ${priors.intercept}²)${guess}.`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** log prior of one item, up to a constant: in log a, d and logit c. */
export function logPrior(
  priors: Priors,
  slope: number,
  intercept: number,
  guess: number,
  model: IrtModel,
): number {
  if (!slopesArePositive(priors)) return 0;
  const ofIntercept = -0.5 * (intercept / priors.intercept) ** 2;
  if (model === '1pl' || model === 'rasch') return ofIntercept;
  const ofSlope = -0.5 * (Math.log(slope) / priors.slope) ** 2;
  if (model === '2pl') return ofIntercept + ofSlope;
  return (
    ofIntercept + ofSlope + priors.guessCorrect * Math.log(guess) + priors.guessWrong * Math.log(1 - guess)
  );
}
