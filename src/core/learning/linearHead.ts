/**
 * A linear head as it stands: it scores alternatives, and turns the scores into probabilities by softmax.
 * `shared`: one weight vector scores the features of each alternative; otherwise every alternative has its own weights
 * and a constant over the same features.
 */
export class LinearHead {
  constructor(
    protected readonly features: number,
    protected readonly classes: number,
    protected readonly shared: boolean,
    protected readonly weights: Float64Array,
  ) {}

  /** The score of every alternative before the softmax. */
  logits(alternatives: readonly Float32Array[]): Float64Array {
    const count = this.shared ? alternatives.length : this.classes;
    return Float64Array.from({ length: count }, (_, at) => this.logit(alternatives, at));
  }

  /** The probability of every alternative. */
  probabilities(alternatives: readonly Float32Array[]): Float64Array {
    return softmax(this.logits(alternatives));
  }

  /** The head as it is now: training goes on without it. */
  snapshot(): LinearHead {
    return new LinearHead(this.features, this.classes, this.shared, this.weights.slice());
  }

  /** Where the weights of an alternative begin. */
  protected offset(alternative: number): number {
    return this.shared ? 0 : alternative * (this.features + 1);
  }

  private logit(alternatives: readonly Float32Array[], at: number): number {
    const row = this.shared ? alternatives[at]! : alternatives[0]!;
    const from = this.offset(at);
    let sum = this.shared ? 0 : this.weights[from + this.features]!;
    for (let d = 0; d < this.features; d++) sum += this.weights[from + d]! * row[d]!;
    return sum;
  }
}

/** Scores as probabilities that sum to 1. */
export function softmax(logits: Float64Array): Float64Array {
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
