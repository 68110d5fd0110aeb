import { meanSpreads } from './learntPriors';
import { slopesArePositive, type Priors } from '../model/priors';

/** Variances of d and a of an item and their covariance, and the variance of logit c. */
export type Covariance = readonly [dd: number, da: number, aa: number, gg: number];

/**
 * The covariances of items with what is not known of the means of learnt priors, which all items share. A mean m that moves takes the mode of an item with it, by
 * u = C q, where C is the item's covariance and q = ∂²log prior/∂x∂m; to C comes u u′ V, with V the posterior variance of m (Kass & Steffey 1989, equation 3.4). `slopes`
 * holds a by item; only items whose slope is a number count.
 */
export function withLearntMeans(
  priors: Priors,
  slopes: Float64Array,
  covarianceOf: (item: number) => Covariance,
  isOneSlope: boolean,
): (item: number) => Covariance {
  const spreads = meanSpreads(priors);
  const ofD = 1 / priors.intercept ** 2;
  const ofA = (a: number): number =>
    isOneSlope ? 0 : 1 / (priors.slope ** 2 * (slopesArePositive(priors) ? a : 1));
  let [ofMeanD, ofMeanA] = [1 / spreads.intercept ** 2, 1 / spreads.slope ** 2];
  slopes.forEach((a, item) => {
    if (Number.isNaN(a)) return;
    const [dd, , aa] = covarianceOf(item);
    ofMeanD += Math.max(0, ofD - ofD * ofD * dd);
    if (!isOneSlope) ofMeanA += Math.max(0, 1 / priors.slope ** 2 - ofA(a) ** 2 * aa);
  });
  return (item) => {
    const [dd, da, aa, gg] = covarianceOf(item);
    const [q, r] = [ofD ** 2 / ofMeanD, ofA(slopes[item]!) ** 2 / ofMeanA];
    return [
      dd + q * dd * dd + r * da * da,
      da + q * dd * da + r * da * aa,
      aa + q * da * da + r * aa * aa,
      gg,
    ];
  };
}
