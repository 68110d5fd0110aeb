/** The gradient of a linear head's loss at one example: errors ⊗ features, never written out. */
export interface HeadGradient {
  /** p − onehot(y), one a class; of a head that scores choices with shared weights the single number 1. */
  readonly errors: Float64Array;
  /** What the head read, with a 1 for the bias; of shared weights Σ_k (p_k − y_k) x_k. */
  readonly features: Float64Array;
}

/**
 * How the gradients of examples pull together (Chatterjee 2020; Chatterjee & Zielinski 2020, 2022). Holds one sum of
 * all gradients; pairs are never formed: ‖e ⊗ x‖ = ‖e‖‖x‖, and ⟨e ⊗ x, S⟩ = Σ_k e_k ⟨x, S_k⟩.
 */
export class GradientSum {
  private readonly sum: Float64Array;
  private squares = 0;
  private count = 0;
  private square: number | undefined;

  constructor(
    private readonly classes: number,
    private readonly features: number,
  ) {
    this.sum = new Float64Array(classes * features);
  }

  add(gradient: HeadGradient): void {
    for (let k = 0; k < this.classes; k++)
      for (let d = 0; d < this.features; d++)
        this.sum[k * this.features + d]! += gradient.errors[k]! * gradient.features[d]!;
    this.squares += squareOf(gradient);
    this.count++;
    this.square = undefined;
  }

  /** α = ‖mean g‖² / mean ‖g‖²: 1 where all are alike, 1/m where they are orthogonal, 0 where they cancel out; NaN without any. */
  get alpha(): number {
    return this.sumSquared / (this.count * this.squares);
  }

  /** m-coherence m·α: how many of the m examples a small step for one helps (m: itself and all others). */
  get mCoherence(): number {
    return this.count * this.alpha;
  }

  /** How one example's gradient stands to the others; `isAmong`: it was added, and is left out of them. */
  standing(gradient: HeadGradient, isAmong: boolean): GradientStanding {
    const own = squareOf(gradient);
    const [product, square] = [this.productWith(gradient), this.sumSquared];
    const others = isAmong ? this.count - 1 : this.count;
    const along = isAmong ? product - own : product;
    const rest = isAmong ? Math.max(0, square - 2 * product + own) : square;
    return {
      alignment: Math.max(-1, Math.min(1, along / Math.sqrt(own * rest))),
      coherence: along / others / (this.squares / this.count),
    };
  }

  private get sumSquared(): number {
    return (this.square ??= squareOfAll(this.sum));
  }

  private productWith({ errors, features }: HeadGradient): number {
    let product = 0;
    for (let k = 0; k < this.classes; k++) {
      let along = 0;
      for (let d = 0; d < this.features; d++) along += this.sum[k * this.features + d]! * features[d]!;
      product += errors[k]! * along;
    }
    return product;
  }
}

/** What an example's gradient g has to do with the mean ḡ of the others. */
export interface GradientStanding {
  /** cos(g, ḡ), -1 to 1: below 0 a step for the others makes it worse. NaN where either is 0. */
  readonly alignment: number;
  /** ⟨g, ḡ⟩ / mean ‖g‖². Its mean ρ over the examples gives m-coherence as 1 + (m − 1) ρ for any number m of them. */
  readonly coherence: number;
}

/** m-coherence of m examples by the mean of their coherence with the others: (1 + (m − 1) ρ), and α = that / m. */
export function mCoherenceOf(meanCoherence: number, examples: number): number {
  return Math.max(0, 1 + (examples - 1) * meanCoherence);
}

function squareOf({ errors, features }: HeadGradient): number {
  return squareOfAll(errors) * squareOfAll(features);
}

function squareOfAll(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
