import { randomOf } from '../../../../src/core/numbers/random';

/** Prompts whose chances are uniform, and how many of so many tries at each were right. */
export interface UniformRollouts {
  readonly chances: readonly number[];
  readonly right: number[];
  readonly tries: number[];
}

/** Simulates them. */
export function uniformRollouts(prompts: number, tries: number, seed: number): UniformRollouts {
  const random = randomOf(seed);
  const chances = Array.from({ length: prompts }, () => random.uniform());
  const right = chances.map((chance) => {
    let count = 0;
    for (let at = 0; at < tries; at++) if (random.uniform() < chance) count++;
    return count;
  });
  return { chances, right, tries: chances.map(() => tries) };
}
