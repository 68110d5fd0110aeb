import { gridNodes, logShares } from './grid';
import type { ItemParameters, Population } from './irtModel';
import { exactLogistic } from './logistic';

/** The information that all items together give on an ability (Birnbaum 1968): Σ P′²/(PQ). */
export function testInformation({ line, guess }: ItemParameters, theta: number): number {
  let sum = 0;
  for (let item = 0; item < guess.length; item++)
    sum += itemInformation(line[2 * item]!, line[2 * item + 1]!, guess[item]!, theta);
  return sum;
}

/** The information that one item gives on an ability; of 0 where the item is unknown. */
export function itemInformation(slope: number, intercept: number, guess: number, theta: number): number {
  const s = exactLogistic(slope * theta + intercept);
  const p = guess + (1 - guess) * s;
  const information = (slope * slope * (1 - guess) * s * s * (1 - s)) / p;
  return Number.isNaN(information) ? 0 : information;
}

/** The reliability of a test over a population: the mean of I/(I + 1/σ²) (Green et al. 1984; mirt's marginal_rxx). */
export function marginalReliability(parameters: ItemParameters, population: Population): number {
  const shares = logShares(population);
  let sum = 0;
  gridNodes.forEach((node, q) => {
    const information = testInformation(parameters, node);
    sum += (Math.exp(shares[q]!) * information) / (information + 1 / population.sd ** 2);
  });
  return sum;
}

/** 1 − the mean squared error of the abilities over their variance. */
export function empiricalReliability(errors: Float64Array, population: Population): number {
  const known = errors.filter((error) => !Number.isNaN(error));
  return 1 - known.reduce((sum, error) => sum + error * error, 0) / known.length / population.sd ** 2;
}
