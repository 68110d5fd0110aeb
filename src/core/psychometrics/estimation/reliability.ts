import { gridNodes, logShares } from './grid';
import type { ItemParameters, Population } from '../model/irtModel';
import { testInformation, type ItemCurve } from '../model/itemCurve';

/** The reliability of a test over a population: the mean of I/(I + 1/σ²) (Green et al. 1984; mirt's marginal_rxx). */
export function marginalReliability({ line, guess }: ItemParameters, population: Population): number {
  const items = Array.from(guess, (guessing, at): ItemCurve => ({
    slope: line[2 * at]!,
    intercept: line[2 * at + 1]!,
    guessing,
  }));
  const shares = logShares(population);
  let sum = 0;
  gridNodes.forEach((node, q) => {
    const information = testInformation(items, node);
    sum += (Math.exp(shares[q]!) * information) / (information + 1 / population.sd ** 2);
  });
  return sum;
}

/** 1 − the mean squared error of the abilities over their variance. */
export function empiricalReliability(errors: Float64Array, population: Population): number {
  const known = errors.filter((error) => !Number.isNaN(error));
  return 1 - known.reduce((sum, error) => sum + error * error, 0) / known.length / population.sd ** 2;
}
