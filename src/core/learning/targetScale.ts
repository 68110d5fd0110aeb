/** A measured difficulty with its standard error in the same unit, 0 where it is exact. NaN where nothing was measured. */
export interface Measured {
  readonly value: number;
  readonly error: number;
}

/** Targets as they are learnt: brought to mean 0 and variance 1, and weighted by how well they are known. */
export interface Scale {
  readonly mean: number;
  readonly deviation: number;
  /** The variance of the true values, as a part of that of the targets. */
  readonly trueVariance: number;
  /** Brings the mean weight to 1. */
  readonly weight: number;
}

/** The scale of targets; undefined where they do not differ. */
export function scaleOf(measured: readonly Measured[]): Scale | undefined {
  const mean = meanOf(measured.map(({ value }) => value));
  const deviation = Math.sqrt(meanOf(measured.map(({ value }) => (value - mean) ** 2)));
  if (!Number.isFinite(deviation) || !(deviation > 1e-9 * Math.abs(mean))) return undefined;
  const scale = { mean, deviation, trueVariance: 1, weight: 1 };
  const known = { ...scale, trueVariance: trueVarianceOf(measured, scale) };
  return { ...known, weight: 1 / meanOf(measured.map((one) => weightOf(one, known))) };
}

/**
 * The variance τ² that the errors leave to the true values, as a part of that of the targets: where the weighted mean
 * square of the targets is what their weights 1/(τ² + e²) let expect (Paule & Mandel 1982), at least 1%. A mean of the
 * squared errors would not do: an item that everybody got right has an error that outweighs all others.
 */
function trueVarianceOf(measured: readonly Measured[], scale: Scale): number {
  let [low, high] = [0.01, 1];
  for (let halving = 0; halving < 30; halving++) {
    const middle = (low + high) / 2;
    if (meanSquare(measured, { ...scale, trueVariance: middle }) > 1) low = middle;
    else high = middle;
  }
  return high;
}

/** Σ w (z − z̄)² / (n − 1) of the targets brought to scale. */
function meanSquare(measured: readonly Measured[], scale: Scale): number {
  let [weights, first, second] = [0, 0, 0];
  for (const one of measured) {
    const weight = weightOf(one, scale);
    const z = (one.value - scale.mean) / scale.deviation;
    weights += weight;
    first += weight * z;
    second += weight * z * z;
  }
  return (second - (first * first) / weights) / (measured.length - 1);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** 1/(τ² + e²): the weight of a random-effects regression. */
export function weightOf({ error }: Measured, { deviation, trueVariance, weight }: Scale): number {
  return weight / (trueVariance + (error / deviation) ** 2);
}
