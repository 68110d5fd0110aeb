import { softmax } from './linearHead';

/** What the course of training says of one example. */
export interface TrainingDynamics {
  /** Mean probability of the right alternative over the epochs (Swayamdipta et al. 2020). */
  readonly confidence: number;
  /** Standard deviation of that probability over the epochs, of the population (Swayamdipta et al. 2020). */
  readonly variability: number;
  /** The number of epochs in which the right alternative scores highest. */
  readonly correctness: number;
  /** How often an epoch in which it was right is followed by one in which it is wrong; NaN where it never was right (Toneva et al. 2019). */
  readonly forgetting: number;
  /** Area under the margin: mean over the epochs of the right score less the highest other one (Pleiss et al. 2020). */
  readonly aum: number;
  /** Data-IQ's aleatoric uncertainty: mean of p(1 − p) over the epochs (Seedat et al. 2022). */
  readonly aleatoric: number;
  /** Threshold closeness c(1 − c) of the confidence c (Chang et al. 2017). */
  readonly thresholdCloseness: number;
}

/** What one epoch says of an example. */
export interface Epoch {
  /** The probability of the right alternative. */
  readonly p: number;
  /** Whether it scores highest; of several that do, the first is taken, as numpy's argmax has it. */
  readonly right: boolean;
  /** Its score before the softmax less the highest of the others. */
  readonly margin: number;
}

/** What the scores of an epoch, before the softmax, say of an example. */
export function epochOf(logits: Float64Array, gold: number): Epoch {
  return {
    p: softmax(logits)[gold]!,
    right: logits.indexOf(Math.max(...logits)) === gold,
    margin: logits[gold]! - Math.max(...logits.filter((_, at) => at !== gold)),
  };
}

/** The dynamics of an example from its epochs in their order. All NaN where there is none. */
export function dynamicsOf(epochs: readonly Epoch[]): TrainingDynamics {
  const p = epochs.map((epoch) => epoch.p);
  const right = epochs.map((epoch) => epoch.right);
  const confidence = mean(p);
  return {
    confidence,
    variability: Math.sqrt(mean(p.map((value) => (value - confidence) ** 2))),
    correctness: epochs.length === 0 ? NaN : right.filter(Boolean).length,
    forgetting: timesForgotten(right),
    aum: mean(epochs.map(({ margin }) => margin)),
    aleatoric: mean(p.map((value) => value * (1 - value))),
    thresholdCloseness: confidence * (1 - confidence),
  };
}

/** How often right is followed by wrong; NaN where nothing is right. */
export function timesForgotten(right: readonly boolean[]): number {
  if (!right.includes(true)) return NaN;
  return right.filter((now, at) => !now && right[at - 1] === true).length;
}

/** EL2N: the length of the error vector of the probabilities (Paul et al. 2021; its square is in use too). */
export function el2n(probabilities: Float64Array, gold: number): number {
  return Math.hypot(...errorOf(probabilities, gold));
}

/**
 * GraNd: the length of the loss's gradient by the weights of a linear head (Paul et al. 2021). One row of features for
 * all classes: ‖p − y‖ √(‖x‖² + 1), the 1 for the constant; a row each for choices: ‖Σ (p_k − y_k) x_k‖.
 */
export function gradientNorm(
  alternatives: readonly Float32Array[],
  probabilities: Float64Array,
  gold: number,
): number {
  if (alternatives.length === 1)
    return el2n(probabilities, gold) * Math.sqrt(squaredLength(alternatives[0]!) + 1);
  const gradient = new Float64Array(alternatives[0]!.length);
  errorOf(probabilities, gold).forEach((error, at) => {
    const row = alternatives[at]!;
    for (let d = 0; d < gradient.length; d++) gradient[d]! += error * row[d]!;
  });
  return Math.sqrt(squaredLength(gradient));
}

function errorOf(probabilities: Float64Array, gold: number): Float64Array {
  return probabilities.map((p, at) => p - (at === gold ? 1 : 0));
}

function squaredLength(vector: Float32Array | Float64Array): number {
  let sum = 0;
  for (let d = 0; d < vector.length; d++) sum += vector[d]! ** 2;
  return sum;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
