import { priority } from '../../../src/core/numbers/priority';
import type { Example } from '../../../src/core/dataset/example';
import { contentHash } from './given';

/** Examples of which some have a wrong label, and which. */
export interface Noisy {
  readonly examples: readonly Example[];
  readonly isWrong: readonly boolean[];
}

/** Gives this share of the labelled examples another label, or calls another choice right: the same ones for the same seed. */
export function withWrongLabels(examples: readonly Example[], share: number, seed = 1): Noisy {
  const classes = [...new Set(examples.map(({ label }) => label))].filter((label) => label !== '').sort();
  const isWrong = examples.map(
    ({ id, gold, label }) => (gold >= 0 || label !== '') && priority(seed, id) < share,
  );
  const changed = examples.map((example, at) =>
    isWrong[at] ? wronged(example, classes, priority(seed + 1000, example.id)) : example,
  );
  return { examples: changed, isWrong };
}

function wronged(example: Example, classes: readonly string[], draw: number): Example {
  const { gold, choices, label, id } = example;
  // Records are known by their content: one with another label is another record.
  const other = contentHash(`${id} is wrong`);
  if (choices.length > 0) return { ...example, id: other, gold: another(gold, choices.length, draw) };
  return { ...example, id: other, label: classes[another(classes.indexOf(label), classes.length, draw)]! };
}

function another(one: number, of: number, draw: number): number {
  return (one + 1 + Math.floor(draw * (of - 1))) % of;
}
