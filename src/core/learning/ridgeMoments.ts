/**
 * All that a ridge regression needs to know of its examples: weighted sums of products, so that examples can be taken
 * in one by one, forgotten, and left out again fold by fold. A last feature is 1 in every example.
 */
export class RidgeMoments {
  /** Σ w xxᵀ, row-major with `dimensions + 1` rows; only its lower triangle is filled. */
  readonly products: Float64Array;
  /** Σ w x y. */
  readonly cross: Float64Array;
  /** Σ w y². */
  square = 0;
  /** Σ w e², with e the standard error of y. */
  noise = 0;
  /** The number of examples. */
  count = 0;

  constructor(readonly dimensions: number) {
    this.products = new Float64Array((dimensions + 1) ** 2);
    this.cross = new Float64Array(dimensions + 1);
  }

  /** Σ w. */
  get weight(): number {
    return this.products[this.products.length - 1]!;
  }

  /** Takes in an example: its features, the target y with its standard error, and its weight. */
  add(features: Float32Array, y: number, error: number, weight: number): void {
    const { dimensions, products, cross } = this;
    const size = dimensions + 1;
    for (let i = 0; i < dimensions; i++) {
      const weighted = weight * features[i]!;
      for (let j = 0; j <= i; j++) products[i * size + j]! += weighted * features[j]!;
      products[dimensions * size + i]! += weighted;
      cross[i]! += weighted * y;
    }
    products[dimensions * size + dimensions]! += weight;
    cross[dimensions]! += weight * y;
    this.square += weight * y * y;
    this.noise += weight * error * error;
    this.count++;
  }

  /** The moments of several sets of examples taken together. */
  static sum(dimensions: number, parts: readonly RidgeMoments[]): RidgeMoments {
    const sum = new RidgeMoments(dimensions);
    for (const part of parts) {
      part.products.forEach((value, at) => (sum.products[at]! += value));
      part.cross.forEach((value, at) => (sum.cross[at]! += value));
      sum.square += part.square;
      sum.noise += part.noise;
      sum.count += part.count;
    }
    return sum;
  }
}
