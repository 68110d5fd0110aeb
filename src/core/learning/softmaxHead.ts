import { LinearHead } from './linearHead';
import { sliceOfWork } from '../pace/steps';

/** One training example of a head: a row of features for every alternative, and which alternative is right. */
export interface HeadExample {
  readonly alternatives: readonly Float32Array[];
  readonly gold: number;
}

/** A step of the optimiser costs about so many multiplications a weight. */
const stepWork = 8;

/** How a head is trained. */
export interface Training {
  readonly epochs: number;
  readonly batch: number;
  readonly rate: number;
  /** Weight decay a step, as a part of the rate (AdamW). */
  readonly decay: number;
}

/**
 * A linear head that scores alternatives and turns the scores into probabilities by softmax.
 * `shared`: one weight vector scores the features of each alternative (multiple choice; Hase et al. 2024, the probe).
 * Otherwise every alternative has its own weights over the same features (multinomial logistic regression).
 */
export class SoftmaxHead extends LinearHead {
  private readonly gradient: Float64Array;
  private readonly mean: Float64Array;
  private readonly square: Float64Array;
  private steps = 0;

  constructor(features: number, classes: number, shared: boolean) {
    const size = shared ? features + 1 : classes * (features + 1);
    super(features, classes, shared, new Float64Array(size));
    this.gradient = new Float64Array(size);
    this.mean = new Float64Array(size);
    this.square = new Float64Array(size);
  }

  /** Minimises the mean −log p(gold) by Adam with decoupled weight decay (Kingma & Ba 2015; Loshchilov & Hutter 2019). Yields the share that is done every few milliseconds, and tells the end of every epoch. */
  *train(
    examples: readonly HeadExample[],
    { epochs, batch, rate, decay }: Training,
    epochEnded: () => void = () => undefined,
  ): Generator<number> {
    let work = 0;
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (let from = 0; from < examples.length; from += batch) {
        const part = examples.slice(from, from + batch);
        this.gradient.fill(0);
        for (const example of part) work += this.addGradient(example, 1 / part.length);
        this.step(rate * (1 - epoch / epochs), decay);
        work += stepWork * this.weights.length;
        if (work < sliceOfWork) continue;
        work = 0;
        yield (epoch + Math.min(1, (from + batch) / examples.length)) / epochs;
      }
      epochEnded();
    }
    yield 1;
  }

  /** Adds an example's part, and says how many multiplications that took. */
  private addGradient({ alternatives, gold }: HeadExample, weight: number): number {
    const p = this.probabilities(alternatives);
    p.forEach((value, at) => {
      const error = weight * (value - (at === gold ? 1 : 0));
      const row = this.shared ? alternatives[at]! : alternatives[0]!;
      const from = this.offset(at);
      for (let d = 0; d < this.features; d++) this.gradient[from + d]! += error * row[d]!;
      this.gradient[from + this.features]! += error;
    });
    return 2 * p.length * this.features;
  }

  private step(rate: number, decay: number): void {
    this.steps++;
    const meanScale = 1 / (1 - 0.9 ** this.steps);
    const squareScale = 1 / (1 - 0.999 ** this.steps);
    for (let at = 0; at < this.weights.length; at++) {
      const slope = this.gradient[at]!;
      this.mean[at] = 0.9 * this.mean[at]! + 0.1 * slope;
      this.square[at] = 0.999 * this.square[at]! + 0.001 * slope * slope;
      const move = (this.mean[at]! * meanScale) / (Math.sqrt(this.square[at]! * squareScale) + 1e-8);
      this.weights[at]! -= rate * (move + decay * this.weights[at]!);
    }
  }
}
