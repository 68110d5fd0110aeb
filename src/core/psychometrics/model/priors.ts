import type { IrtModel } from './irtModel';

/**
 * What is assumed of items beforehand. `default`: fixed, log a ~ N(0, 0.5²) and d ~ N(0, 2²). `none`: nothing, which is plain maximum likelihood. `lognormal` and
 * `normal`: log a, or a itself, which may then be negative, is normal, and so is d, with means and deviations learnt from the data (`learntPriors`).
 */
export const priorKinds = ['default', 'none', 'lognormal', 'normal'] as const;

/** What is assumed of items beforehand. */
export type PriorKind = (typeof priorKinds)[number];

/** Prior distributions of item parameters; infinite deviations are flat. */
export interface Priors {
  readonly kind: PriorKind;
  /** log a ~ N(`slopeMean`, `slope`²); of the kind `normal` a itself. */
  readonly slopeMean: number;
  readonly slope: number;
  /** d ~ N(`interceptMean`, `intercept`²). */
  readonly interceptMean: number;
  readonly intercept: number;
  /** c ~ Beta(correct, wrongs), taken on the scale of logit c, so that its mode is the mean. */
  readonly guessCorrect: number;
  readonly guessWrong: number;
}

/** The priors of a kind; where they are learnt, those that learning begins from. `choices` is how many alternatives a question has: the prior mean of c is one over it. */
export function priorsOf(kind: PriorKind, choices: number): Priors {
  if (kind === 'none')
    return {
      ...{ kind, slopeMean: 0, slope: Infinity, interceptMean: 0, intercept: Infinity },
      ...{ guessCorrect: 0, guessWrong: 0 },
    };
  return {
    ...{ kind, slopeMean: kind === 'normal' ? 1 : 0, slope: 0.5, interceptMean: 0, intercept: 2 },
    ...{ guessCorrect: 20 / choices, guessWrong: 20 - 20 / choices },
  };
}

/** Whether means and deviations are learnt from the data. */
export function areLearnt({ kind }: Priors): boolean {
  return kind === 'lognormal' || kind === 'normal';
}

/** Whether slopes are kept above 0, which they are where the prior is one of their logarithm. */
export function slopesArePositive({ kind }: Priors): boolean {
  return kind === 'default' || kind === 'lognormal';
}

/** The priors in words, to be shown beside every result. */
export function priorsInWords(priors: Priors, model: IrtModel): string {
  if (priors.kind === 'none') return 'Ability N(0, 1); no priors on items: maximum likelihood.';
  const guess =
    model === '3pl' ? `, guessing Beta(${short(priors.guessCorrect)}, ${short(priors.guessWrong)})` : '';
  const intercept = `intercept ${normal(priors.interceptMean, priors.intercept)}`;
  const slope = `${priors.kind === 'normal' ? 'discrimination' : 'log discrimination'} ${normal(priors.slopeMean, priors.slope)}`;
  if (!areLearnt(priors)) return `Ability N(0, 1); ${slope}, ${intercept}${guess}.`;
  const own = model === '1pl' || model === 'rasch' ? intercept : `${slope}, ${intercept}`;
  return `Ability N(0, 1); ${own}${guess}; means and deviations learnt from the answers.`;
}

function normal(mean: number, sd: number): string {
  return `N(${short(mean)}, ${short(sd)}²)`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** log prior of one item, up to a constant: in log a (of the kind `normal` in a), d and logit c. */
export function logPrior(
  priors: Priors,
  slope: number,
  intercept: number,
  guess: number,
  model: IrtModel,
): number {
  if (priors.kind === 'none') return 0;
  const ofIntercept = -0.5 * ((intercept - priors.interceptMean) / priors.intercept) ** 2;
  if (model === '1pl' || model === 'rasch') return ofIntercept;
  const place = priors.kind === 'normal' ? slope : Math.log(slope);
  const ofSlope = -0.5 * ((place - priors.slopeMean) / priors.slope) ** 2;
  if (model === '2pl') return ofIntercept + ofSlope;
  return (
    ofIntercept + ofSlope + priors.guessCorrect * Math.log(guess) + priors.guessWrong * Math.log(1 - guess)
  );
}

/** The curvature of −log prior in d, a and logit c, at a slope and a chance of guessing. */
export function priorCurvature(priors: Priors, slope: number, guess: number): [number, number, number] {
  if (priors.kind === 'none') return [0, 0, 0];
  const ofGuess = (priors.guessCorrect + priors.guessWrong) * guess * (1 - guess);
  const ofSlope =
    priors.kind === 'normal'
      ? 1 / priors.slope ** 2
      : Math.max(0.1, 1 - (Math.log(slope) - priors.slopeMean)) / (priors.slope * slope) ** 2;
  return [1 / priors.intercept ** 2, ofSlope, ofGuess];
}
