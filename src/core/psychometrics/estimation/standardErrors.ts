import { parametersPerItem, type Anchor, type IrtModel, type ItemParameters } from '../model/irtModel';
import { itemSum, sumsPerItem } from './itemSums';
import type { Information } from './observedInformation';
import { withLearntMeans, type Covariance } from './learntMeans';
import { commonSlopePriors } from './learntPriors';
import { areLearnt, priorCurvature, type Priors } from '../model/priors';
import { inverseOf } from '../../numbers/symmetric';

/** Standard errors of an item's parameters; NaN where the data do not determine them. */
export interface ItemErrors {
  readonly slopeSe: Float64Array;
  readonly interceptSe: Float64Array;
  readonly difficultySe: Float64Array;
  readonly guessingSe: Float64Array;
}

/** What the errors are computed from. */
export interface ErrorSource extends Information {
  readonly model: IrtModel;
  readonly parameters: ItemParameters;
  readonly priors: Priors;
  readonly anchor?: Anchor;
  /** Respondents with answers: the scale itself is only as certain as their number allows. */
  readonly respondents: number;
}

/**
 * Standard errors on the scale of the population, by the inverse of the observed information with the priors' curvature. Where all items were inverted together, the
 * uncertainty of the scale is in it; where each was inverted alone it is added: the mean of N abilities is known to 1/√N, their deviation to 1/√(2N). Of b: the delta method.
 */
export function standardErrors(source: ErrorSource): ItemErrors {
  const { parameters, anchor } = source;
  const items = parameters.guess.length;
  const covarianceOf = covariances(source);
  const errors = {
    slopeSe: new Float64Array(items),
    interceptSe: new Float64Array(items),
    difficultySe: new Float64Array(items),
    guessingSe: new Float64Array(items),
  };
  for (let item = 0; item < items; item++) {
    if (anchor && !Number.isNaN(anchor.slope[item]!)) continue;
    const [dd, da, aa, gg] = covarianceOf(item);
    const a = parameters.line[2 * item]!;
    const b = -parameters.line[2 * item + 1]! / a;
    const c = parameters.guess[item]!;
    errors.slopeSe[item] = Math.sqrt(aa);
    errors.interceptSe[item] = Math.sqrt(dd);
    errors.difficultySe[item] = Math.sqrt((dd + 2 * b * da + b * b * aa) / (a * a));
    errors.guessingSe[item] = c * (1 - c) * Math.sqrt(gg);
  }
  return errors;
}

function covariances(source: ErrorSource): (item: number) => Covariance {
  const { priors, parameters, information, anchor, model } = source;
  const covarianceOf = jointCovariance(source) ?? ownCovariance(source);
  if (!areLearnt(priors)) return covarianceOf;
  const isFree = (item: number): boolean =>
    information[item * sumsPerItem + itemSum.dd]! !== 0 && !(anchor && !Number.isNaN(anchor.slope[item]!));
  const slopes = Float64Array.from(parameters.guess, (_, item) =>
    isFree(item) ? parameters.line[2 * item]! : NaN,
  );
  return withLearntMeans(priors, slopes, covarianceOf, parametersPerItem(model) === 1);
}

/** The curvature that the priors add to the information on a slope that all items share. */
function commonCurvature({ priors, parameters }: ErrorSource): number {
  return priorCurvature(commonSlopePriors(priors), parameters.line[0]!, 0)[1];
}

/** The curvature that the priors add to the information on d, a and logit c of an item. */
function curvatureOf({ priors, parameters }: ErrorSource, item: number): [number, number, number] {
  return priorCurvature(priors, parameters.line[2 * item]!, parameters.guess[item]!);
}

function jointCovariance(source: ErrorSource): ((item: number) => Covariance) | undefined {
  if (!source.joint) return undefined;
  const items = source.parameters.guess.length;
  const each = parametersPerItem(source.model);
  const size = Math.sqrt(source.joint.length);
  const matrix = source.joint.slice();
  for (let item = 0; item < items; item++) {
    const isHeld = source.anchor && !Number.isNaN(source.anchor.slope[item]!);
    const curvature = curvatureOf(source, item);
    for (let which = 0; which < each; which++) {
      const at = item * each + which;
      // An item that is held, or that nobody answered, is kept out of the others' way.
      if (isHeld || matrix[at * size + at] === 0) matrix[at * size + at] = 1e12;
      else matrix[at * size + at]! += curvature[which]!;
    }
  }
  if (each === 1) matrix[size * size - 1]! += commonCurvature(source);
  const inverse = inverseOf(matrix, size);
  if (!inverse) return undefined;
  return (item) => {
    const d = item * each;
    const a = each === 1 ? size - 1 : d + 1;
    const of = (row: number, column: number): number => inverse[row * size + column]!;
    return [of(d, d), of(d, a), of(a, a), each === 3 ? of(d + 2, d + 2) : 0];
  };
}

function ownCovariance(source: ErrorSource): (item: number) => Covariance {
  const { model, information, parameters, respondents, anchor } = source;
  const scale = anchor ? 0 : 1 / respondents;
  const common = parametersPerItem(model) === 1 ? commonSlopeVariance(source) : 0;
  return (item) => {
    const from = item * sumsPerItem;
    const of = (sum: number): number => information[from + sum]!;
    const [ofD, ofA, ofG] = curvatureOf(source, item);
    const a = parameters.line[2 * item]!;
    if (common > 0) return [1 / (of(itemSum.dd) + ofD) + a * a * scale, 0, common + (a * a * scale) / 2, 0];
    const size = parametersPerItem(model);
    const matrix =
      size === 2
        ? Float64Array.of(of(3) + ofD, 0, of(4), of(5) + ofA)
        : Float64Array.of(of(3) + ofD, 0, 0, of(4), of(5) + ofA, 0, of(6), of(7), of(8) + ofG);
    const inverse = inverseOf(matrix, size);
    if (!inverse) return [NaN, NaN, NaN, NaN];
    const entry = (row: number, column: number): number => inverse[row * size + column]!;
    return [
      entry(0, 0) + a * a * scale,
      entry(0, 1),
      entry(1, 1) + (a * a * scale) / 2,
      size === 3 ? entry(2, 2) : 0,
    ];
  };
}

function commonSlopeVariance(source: ErrorSource): number {
  const { information } = source;
  let sum = commonCurvature(source);
  for (let from = 0; from < information.length; from += sumsPerItem)
    if (information[from + itemSum.dd]! > 0)
      sum +=
        information[from + itemSum.aa]! -
        information[from + itemSum.da]! ** 2 / information[from + itemSum.dd]!;
  return 1 / sum;
}
