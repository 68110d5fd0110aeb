import * as v from 'valibot';
import { countSchema, figureSchema, type Message } from '../message';
import type { Values } from '../numbers/values';
import { leastSignal } from './learnable';

/** A stretch of pass rates, both ends within it, with its rows. */
export const passRateBinSchema = v.object({
  from: figureSchema,
  to: figureSchema,
  rows: countSchema,
  /** Those of them that are learnable. */
  learnable: countSchema,
});

/** A stretch of pass rates, both ends within it, with its rows. */
export type PassRateBin = Message<typeof passRateBinSchema>;

/** What the tries of a policy say of each row; NaN where it has none. */
export interface RowTries {
  readonly share: Values;
  readonly tries: Values;
  readonly signal: Values;
}

/** From more tries a row on, shares lie too close for a bin each. */
const mostTries = 32;

/** A bin for each k/n where all rows have the same few tries; else tenths between a bin for 0 and one for 1. */
export function passRateBins(of: RowTries): PassRateBin[] {
  const n = commonTries(of);
  const [between, binOf] =
    n === undefined ? [10, tenthOf] : [n - 1, (share: number) => Math.round(share * n)];
  const width = 1 / (n ?? between);
  const bins = Array.from({ length: between + 2 }, (_, at) => {
    if (at === 0 || at === between + 1) return { ...span(at === 0 ? 0 : 1), rows: 0, learnable: 0 };
    return {
      ...(n === undefined ? span((at - 1) * width, at * width) : span(at / n)),
      rows: 0,
      learnable: 0,
    };
  });
  of.share.forEach((share, row) => {
    if (Number.isNaN(share)) return;
    const bin = bins[binOf(share)]!;
    bin.rows++;
    if (of.signal[row]! >= leastSignal) bin.learnable++;
  });
  return bins;
}

function span(from: number, to = from): { readonly from: number; readonly to: number } {
  return { from, to };
}

function tenthOf(share: number): number {
  if (share === 0 || share === 1) return share * 11;
  return 1 + Math.min(9, Math.floor(share * 10));
}

/** The tries that every row has where these are the same few, and no answer is scored in part. */
function commonTries({ share, tries }: RowTries): number | undefined {
  let common: number | undefined;
  for (let row = 0; row < tries.length; row++) {
    const n = tries[row]!;
    if (Number.isNaN(n)) continue;
    common ??= n;
    const right = share[row]! * n;
    if (n !== common || Math.abs(right - Math.round(right)) > 1e-6) return undefined;
  }
  return common !== undefined && common <= mostTries ? common : undefined;
}
