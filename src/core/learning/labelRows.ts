import type { Example } from '../dataset/example';
import { foldOf } from './crossFit';
import type { HeadTask } from './headTask';
import { shortcutFeatures } from './shortcutFeatures';
import type { HeadExample } from './softmaxHead';
import { hashedRow, type SparseExample } from './sparseHead';
import { wordFeatures } from './wordFeatures';

/** An example as the heads see it that judge its label: by its embedding, by its words, and without being read. */
export interface LabelRow {
  readonly id: string;
  /** Records that ask the same share a fold: a wrong label that was copied does not vouch for itself. */
  readonly fold: number;
  readonly gold: number;
  readonly embedded: HeadExample;
  readonly words: SparseExample;
  readonly shortcuts: SparseExample;
}

/** The rows of these examples, all of which fit the task. */
export async function labelRowsOf(task: HeadTask, examples: readonly Example[]): Promise<LabelRow[]> {
  const embedded = await task.examples(examples);
  return examples.map((example, at) => {
    const { gold } = embedded[at]!;
    const hashed = (names: string[][]): SparseExample => ({ alternatives: names.map(hashedRow), gold });
    return {
      ...{ id: example.id, fold: foldOf(example), gold, embedded: embedded[at]! },
      ...{ words: hashed(wordFeatures(example)), shortcuts: hashed(shortcutFeatures(example)) },
    };
  });
}
