import type { Example } from '../dataset/example';
import { priority } from '../numbers/priority';
import { inOrderOf, type SampledRow } from './headSample';
import { within } from '../pace/steps';
import type { HeadTrainer } from './headTrainer';
import type { LinearHead } from './linearHead';
import type { HeadExample } from './softmaxHead';

/** Where a block ends, as a share of the examples; the last ends at all of them (Voita & Titov 2020). */
const blockEnds = [0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.0625, 0.125, 0.25, 0.5];

/**
 * Codes examples in one random order: each in −log₂ p of what is right, by a head trained on the blocks before its own
 * (prequential code: Dawid 1984; Blier & Ollivier 2018).
 */
export interface BlockCoder {
  /** The code length of an example in bits. One that was not among the rows is coded where its own place falls. */
  bits(example: Example, row: HeadExample): number;
}

/** A coder that was trained block by block on rows in the order of a seed. Yields the share that is done. */
export function* blockCoder(
  rows: readonly SampledRow[],
  seed: number,
  trainer: HeadTrainer,
): Generator<number, BlockCoder> {
  const place = ({ id }: Example): number => priority(seed, id);
  const ordered = inOrderOf(rows, seed);
  const blocks: { readonly from: number; readonly head: LinearHead }[] = [
    { from: 0, head: trainer.untrained() },
  ];
  const ends = blocksOf(ordered.length);
  for (const [at, end] of ends.entries()) {
    const from = place(ordered[end]!.example);
    // Examples that are alike share a place: no block parts them, so that none is coded by a head that saw its double.
    const before = ordered.filter(({ example }) => place(example) < from);
    if (before.length > 0) {
      const head = yield* within(trainer.trained(before), (share) => (at + share) / ends.length);
      blocks.push({ from, head });
    }
    yield (at + 1) / ends.length;
  }
  return {
    bits: (example, { alternatives, gold }) => {
      const { head } = blocks.findLast(({ from }) => from <= place(example))!;
      return -Math.log2(Math.max(head.probabilities(alternatives)[gold]!, Number.MIN_VALUE));
    },
  };
}

/** After how many of so many examples a block ends, the last left out. */
function blocksOf(count: number): number[] {
  const ends = blockEnds.map((share) => Math.round(share * count));
  return [...new Set(ends)].filter((end) => end > 0 && end < count);
}
