import type { Connectivity } from '../model/connectivity';
import type { ItemParameters, Population } from '../model/irtModel';
import type { Abilities } from './laplaceRespondents';

// No scale shrinks by more than this in one step.
const narrowest = 0.05;

/** Sums over the abilities of one part's respondents. */
interface Moments {
  count: number;
  sum: number;
  square: number;
}

/** Mean and standard deviation of the abilities of those who answered anything; those whose ability is held have no variance of their own. */
export function populationOf(
  start: Int32Array,
  moments: Float64Array,
  held: Float64Array | undefined,
): Population {
  const all: Moments = { count: 0, sum: 0, square: 0 };
  for (let respondent = 0; 2 * respondent < moments.length; respondent++)
    if (start[respondent] !== start[respondent + 1])
      add(all, moments, respondent, held !== undefined && !Number.isNaN(held[respondent]!));
  return population(all);
}

/**
 * Puts the abilities of every connected part on the scale where these are N(0, 1), and its items with them: no probability changes. Where one slope serves all
 * items (`isOneSlope`), so does one deviation: every part has mean 0, and all together, each seen from its own mean, deviation 1.
 */
export function standardise(
  parameters: ItemParameters,
  abilities: Abilities,
  connected: Connectivity,
  isOneSlope: boolean,
): void {
  const scales = scalesOf(abilities.moments, connected, isOneSlope);
  rescaleItems(parameters, connected, scales);
  rescaleAbilities(abilities, connected, scales);
}

function scalesOf(
  moments: Float64Array,
  { parts, ofRespondent }: Connectivity,
  isOneSlope: boolean,
): Population[] {
  const sums = Array.from({ length: parts }, (): Moments => ({ count: 0, sum: 0, square: 0 }));
  for (let respondent = 0; respondent < ofRespondent.length; respondent++) {
    const part = ofRespondent[respondent]!;
    if (part >= 0) add(sums[part]!, moments, respondent, false);
  }
  const scales = sums.map(population);
  if (!isOneSlope || parts === 1) return scales;
  let [count, square] = [0, 0];
  sums.forEach((part, at) => {
    count += part.count;
    square += part.count * scales[at]!.sd ** 2;
  });
  const sd = Math.sqrt(square / count);
  return scales.map(({ mean }) => ({ mean, sd }));
}

function add(to: Moments, moments: Float64Array, respondent: number, isHeld: boolean): void {
  const mean = moments[2 * respondent]!;
  to.count++;
  to.sum += mean;
  to.square += mean * mean + (isHeld ? 0 : moments[2 * respondent + 1]!);
}

/** One respondent alone has no scale: it stays. */
function population({ count, sum, square }: Moments): Population {
  if (count < 2) return { mean: 0, sd: 1 };
  const mean = sum / count;
  return { mean, sd: Math.max(Math.sqrt(square / count - mean * mean), narrowest) };
}

function rescaleItems(
  { line }: ItemParameters,
  { ofItem }: Connectivity,
  scales: readonly Population[],
): void {
  for (let item = 0; item < ofItem.length; item++) {
    const scale = scales[ofItem[item]!];
    if (scale === undefined) continue;
    line[2 * item + 1]! += line[2 * item]! * scale.mean;
    line[2 * item]! *= scale.sd;
  }
}

function rescaleAbilities(
  { mode, spread, moments }: Abilities,
  { ofRespondent }: Connectivity,
  scales: readonly Population[],
): void {
  for (let respondent = 0; respondent < mode.length; respondent++) {
    const scale = scales[ofRespondent[respondent]!];
    if (scale === undefined) continue;
    const { mean, sd } = scale;
    mode[respondent] = (mode[respondent]! - mean) / sd;
    spread[respondent]! /= sd * sd;
    moments[2 * respondent] = (moments[2 * respondent]! - mean) / sd;
    moments[2 * respondent + 1]! /= sd * sd;
  }
}
