import { itemFlag } from './flags';

/**
 * Difficulties as items can be put in order by them. An item with a negative discrimination has none: its b is the ability above which it is more likely missed,
 * which is no place between easy and hard.
 */
export function rankedDifficulty(items: {
  readonly difficulty: Float64Array;
  readonly flags: Uint8Array;
}): Float64Array {
  return items.difficulty.map((b, item) => ((items.flags[item]! & itemFlag.negativeSlope) === 0 ? b : NaN));
}
