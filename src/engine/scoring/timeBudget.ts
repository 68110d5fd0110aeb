import { asksModel, type Measure } from '../../core/measures/measure';

/** What a prediction of the rest may take on top: a part of the whole time, but at least so many seconds. */
const predictionShare = 0.25;
const leastPrediction = 30;

/** The time that slow models may take, dealt out to the measures that ask them: what one leaves over the next may use. */
export class TimeBudget {
  private end: number;
  private waiting: number;

  constructor(
    private readonly seconds: number,
    measures: readonly Measure[],
    private readonly now: () => number = () => performance.now() / 1000,
  ) {
    this.end = now() + seconds;
    this.waiting = measures.filter(isCostly).length;
  }

  /** Seconds that are left of it. */
  get left(): number {
    return Math.max(0, this.end - this.now());
  }

  /** When the next measure must have come to its end, in the seconds of `now`; undefined for one that asks no model. */
  deadline(measure: Measure): number | undefined {
    if (!isCostly(measure)) return undefined;
    const now = this.now();
    return now + Math.max(0, this.end - now) / Math.max(1, this.waiting--);
  }

  /** Does something that takes no measure's time away: predictions come on top. */
  async onTop<T>(work: () => Promise<T>): Promise<T> {
    const begin = this.now();
    try {
      return await work();
    } finally {
      this.end += this.now() - begin;
    }
  }

  /** When a prediction of what was not scored must have come to its end. */
  predictionDeadline(): number {
    return this.now() + Math.max(leastPrediction, predictionShare * this.seconds);
  }
}

/** Whether a measure asks a model that may be slow: those that the budget is for. */
export function isCostly({ needs }: Measure): boolean {
  return asksModel(needs);
}
