/**
 * Pointwise V-information in bits (Ethayarajh, Choi & Swayamdipta 2022): −log₂ g[∅](y) + log₂ g[x](y), by how much
 * reading x makes the label more probable. 0 is as good as not reading it; below 0 the reading misleads.
 */
export function pointwiseInformation(withInput: number, withoutInput: number): number {
  return Math.log2(Math.max(withInput, Number.MIN_VALUE)) - Math.log2(withoutInput);
}

/** How often each class occurs, one added to each (Laplace): the best that a head does that reads nothing. */
export function classPrior(labels: Iterable<number>, classes: number): Float64Array {
  const counts = new Float64Array(classes).fill(1);
  let total = classes;
  for (const label of labels) {
    counts[label]!++;
    total++;
  }
  return counts.map((count) => count / total);
}

/** The Jensen–Shannon divergence of two distributions in bits, 0 to 1 (Lin 1991). */
export function divergence(p: Float64Array, q: Float64Array): number {
  let sum = 0;
  p.forEach((one, at) => {
    const other = q[at]!;
    const middle = (one + other) / 2;
    sum += gain(one, middle) + gain(other, middle);
  });
  return Math.min(1, Math.max(0, sum / 2));
}

function gain(p: number, middle: number): number {
  return p > 0 ? p * Math.log2(p / middle) : 0;
}
