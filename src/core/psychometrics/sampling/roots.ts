import { itemSum, sumsPerItem } from '../estimation/itemSums';
import type { Fitted } from '../estimation/laplace';
import { priorCurvature, slopesArePositive } from '../model/priors';

// However alike two parameters' answers look, steps in them are never less independent than this.
const mostAlike = 0.9;

/** By item a root of the covariance of place and d at a fit, as `moveItems` takes its steps; with one slope for all, of d alone. */
export function rootsOf(fitted: Fitted, ownSlopes: boolean): Float64Array {
  const { parameters } = fitted;
  const roots = new Float64Array(3 * parameters.guess.length);
  for (let item = 0; item < parameters.guess.length; item++)
    roots.set(ownSlopes ? rootOf(fitted, item) : [0, 0, alone(fitted, item)], 3 * item);
  return roots;
}

function alone({ information, priors }: Fitted, item: number): number {
  const [curvature] = priorCurvature(priors, 1, 0);
  return 1 / Math.sqrt(Math.max(information[item * sumsPerItem + itemSum.dd]!, 0) + curvature);
}

function rootOf(fitted: Fitted, item: number): [pp: number, dp: number, dd: number] {
  const { information, priors, parameters } = fitted;
  const of = (sum: number): number => information[item * sumsPerItem + sum]!;
  const chain = slopesArePositive(priors) ? parameters.line[2 * item]! : 1;
  const [dd, pp] = [
    alone(fitted, item) ** -2,
    Math.max(of(itemSum.aa), 0) * chain ** 2 + 1 / priors.slope ** 2,
  ];
  const most = mostAlike * Math.sqrt(pp * dd);
  const dp = Math.max(-most, Math.min(most, of(itemSum.da) * chain));
  const left = pp - (dp * dp) / dd;
  return [1 / Math.sqrt(left), -dp / dd / Math.sqrt(left), 1 / Math.sqrt(dd)];
}
