import { softmax } from './linearHead';
import { textHash } from '../numbers/hash';

/** The number of places that the features of a sparse head are hashed to. */
export const buckets = 2 ** 14;

/** Features of an alternative that are present: the places they are hashed to. Each has the value n^−½. */
export type SparseRow = Uint16Array;

/** One training example of a sparse head: what is present in every alternative, and which alternative is right. */
export interface SparseExample {
  readonly alternatives: readonly SparseRow[];
  readonly gold: number;
}

const learntAtOnce = 256;

/** The features of these names, each once (the hashing trick: Weinberger et al. 2009, without signs). */
export function hashedRow(names: Iterable<string>): SparseRow {
  const places = new Set<number>();
  for (const name of names) places.add(textHash(name) % buckets);
  return Uint16Array.from(places).sort();
}

/**
 * A linear head like SoftmaxHead over features of which few are present at a time, trained example by example with a
 * step size for each weight (AdaGrad: Duchi, Hazan & Singer 2011). With 0 classes one weight vector scores the
 * features of each alternative, otherwise every class has its own weights over the first alternative's features.
 */
export class SparseHead {
  private readonly weights: Float32Array;

  constructor(private readonly classes: number) {
    this.weights = new Float32Array(buckets * Math.max(1, classes));
  }

  /** The probability of every alternative, or of every class. */
  probabilities(alternatives: readonly SparseRow[]): Float64Array {
    const count = this.classes || alternatives.length;
    return softmax(Float64Array.from({ length: count }, (_, at) => this.logit(alternatives, at)));
  }

  /** Goes through the examples so often. Yields the share that is done every few hundred examples. */
  *train(examples: readonly SparseExample[], epochs: number, rate: number): Generator<number> {
    const squares = new Float32Array(this.weights.length);
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (const [at, example] of examples.entries()) {
        this.learn(example, rate, squares);
        if (at % learntAtOnce === learntAtOnce - 1) yield (epoch + at / examples.length) / epochs;
      }
      yield (epoch + 1) / epochs;
    }
  }

  private logit(alternatives: readonly SparseRow[], at: number): number {
    const row = this.rowOf(alternatives, at);
    const from = this.offset(at);
    let sum = 0;
    for (const place of row) sum += this.weights[from + place]!;
    return sum / Math.sqrt(Math.max(1, row.length));
  }

  private learn({ alternatives, gold }: SparseExample, rate: number, squares: Float32Array): void {
    this.probabilities(alternatives).forEach((p, at) => {
      const row = this.rowOf(alternatives, at);
      const from = this.offset(at);
      const slope = (p - (at === gold ? 1 : 0)) / Math.sqrt(Math.max(1, row.length));
      for (const place of row) {
        squares[from + place]! += slope * slope;
        this.weights[from + place]! -= (rate * slope) / (Math.sqrt(squares[from + place]!) + 1e-6);
      }
    });
  }

  private rowOf(alternatives: readonly SparseRow[], at: number): SparseRow {
    return alternatives[this.classes === 0 ? at : 0]!;
  }

  private offset(at: number): number {
    return this.classes === 0 ? 0 : at * buckets;
  }
}
