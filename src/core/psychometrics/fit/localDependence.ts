import type { Calibration } from '../irt';
import { chance } from './itemFit';
import { randomOf } from '../../numbers/random';
import type { Responses } from '../model/responses';

/** Two items and how their residuals go together. */
export interface ItemPair {
  readonly one: number;
  readonly other: number;
  /** Q₃ of Yen (1984): the correlation, over those who answered both, of the answers less their chances. From −1 to 1. */
  readonly q3: number;
  /** How many answered both. */
  readonly respondents: number;
}

/** The pairs that stand out, and among what they do. */
export interface LocalDependence {
  /** The mean of all pairs looked at: about −1/(J − 1) where the model holds. */
  readonly mean: number;
  /** Pairs whose Q₃ is further than `farFromMean` and five of its standard errors above the mean, the farthest first: near-duplicates. */
  readonly pairs: readonly ItemPair[];
  /** How many items were looked at: all that were answered both correct and wrong often enough, or so many of them drawn at random. */
  readonly items: number;
}

/** From where above the mean a pair stands out (Christensen, Makransky & Horton 2017). */
export const farFromMean = 0.2;

// Respondents in common that a pair needs: a correlation over fewer says nothing.
const fewest = 20;

// Correct and wrong answers that an item needs: where but a few missed it, one respondent who missed two makes them look alike.
const fewestOfEither = 10;

// Of 300 items' 45,000 pairs, chance alone puts one beyond four standard errors; beyond five it hardly ever does.
const standardErrors = 5;

/** Residuals y/n − p of some items: respondent i's of the k-th item at k · respondents + i; NaN where not answered. */
interface Residuals {
  readonly values: Float32Array;
  readonly respondents: number;
}

/** Item pairs that go together more than their common ability explains, at posterior means of ability as mirt has them. At most `most` items, 300 where absent, are looked at. */
export function localDependence(
  responses: Responses,
  calibration: Calibration,
  { seed, most = 300 }: { readonly seed: number; readonly most?: number },
): LocalDependence {
  const which = sampled(responses, most, seed);
  const residuals = residualsOf(responses, calibration, which);
  const all: ItemPair[] = [];
  for (let one = 0; one < which.length; one++)
    for (let other = one + 1; other < which.length; other++) {
      const [q3, respondents] = correlation(residuals, one, other);
      if (respondents >= fewest && !Number.isNaN(q3))
        all.push({ one: which[one]!, other: which[other]!, q3, respondents });
    }
  const mean = all.reduce((sum, { q3 }) => sum + q3, 0) / all.length;
  const pairs = all.filter(
    ({ q3, respondents }) => q3 - mean > Math.max(farFromMean, standardErrors / Math.sqrt(respondents)),
  );
  return { mean, pairs: pairs.sort((x, y) => y.q3 - x.q3 || x.one - y.one), items: which.length };
}

/** Q₃ of one pair of items. */
export function q3Of(responses: Responses, calibration: Calibration, one: number, other: number): number {
  return correlation(residualsOf(responses, calibration, [one, other]), 0, 1)[0];
}

/** The items that vary, or `most` of them, in order. */
function sampled(responses: Responses, most: number, seed: number): number[] {
  const answered = Array.from({ length: responses.items }, (_, item) => item).filter((item) =>
    varies(responses, item),
  );
  if (answered.length <= most) return answered;
  const random = randomOf(seed);
  const drawn = answered
    .map((item) => ({ item, at: random.uniform() }))
    .sort((x, y) => x.at - y.at || x.item - y.item);
  return drawn
    .slice(0, most)
    .map(({ item }) => item)
    .sort((x, y) => x - y);
}

function varies({ columns: { start, correct, attempts } }: Responses, item: number): boolean {
  let [sum, answers] = [0, 0];
  for (let cell = start[item]!; cell < start[item + 1]!; cell++) {
    sum += correct[cell]!;
    answers += attempts ? attempts[cell]! : 1;
  }
  return sum >= fewestOfEither && answers - sum >= fewestOfEither;
}

function residualsOf(
  { respondents, columns: { start, index, correct, attempts } }: Responses,
  calibration: Calibration,
  which: readonly number[],
): Residuals {
  const values = new Float32Array(respondents * which.length).fill(NaN);
  which.forEach((item, k) => {
    for (let cell = start[item]!; cell < start[item + 1]!; cell++) {
      const share = attempts ? correct[cell]! / attempts[cell]! : correct[cell]!;
      values[k * respondents + index[cell]!] = share - chance(calibration, index[cell]!, item);
    }
  });
  return { values, respondents };
}

/** Pearson's correlation over the respondents who have both, and their number. */
function correlation({ values, respondents }: Residuals, one: number, other: number): [r: number, n: number] {
  let [n, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
  for (let i = one * respondents, j = other * respondents, end = i + respondents; i < end; i++, j++) {
    const left = values[i]!;
    const right = values[j]!;
    // NaN is not itself.
    if (left !== left || right !== right) continue;
    n++;
    x += left;
    y += right;
    xx += left * left;
    xy += left * right;
    yy += right * right;
  }
  return [(xy - (x * y) / n) / Math.sqrt((xx - (x * x) / n) * (yy - (y * y) / n)), n];
}
