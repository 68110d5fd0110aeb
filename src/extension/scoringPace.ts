import { catalogue } from '../core/measures/catalogue';
import type { ScoreProgress } from '../core/protocol/engineApi';

const shortestWait = 1000;
/** Showing partial scores may take a tenth of the time. */
const waitPerShow = 9;

/** How scoring gets on: how long it will take, and when it is time to show what there is. */
export class ScoringPace {
  private readonly started = performance.now();
  private readonly measures: readonly string[];
  private nextShow = performance.now() + shortestWait;
  private showing = false;
  /** What the engine judged by a first few examples: when a measure will have come to its end. */
  private judged: { readonly measure: string; readonly end: number } | undefined;

  constructor(asked: readonly string[]) {
    this.measures = catalogue.map(({ id }) => id).filter((id) => asked.includes('all') || asked.includes(id));
  }

  /** The share of the work that is done, every measure counted alike. */
  share({ measure, preparing, done, total }: ScoreProgress): number {
    const before = Math.max(0, this.measures.indexOf(measure));
    const within =
      total > 0 ? (preparing === undefined ? 0.5 + (0.5 * done) / total : (0.5 * done) / total) : 0;
    return (before + within) / Math.max(1, this.measures.length);
  }

  /** The time left at the pace so far; NaN in the first two seconds. */
  secondsLeft(progress: ScoreProgress): number {
    const now = performance.now() / 1000;
    const { measure, secondsLeft } = progress;
    if (secondsLeft !== undefined) this.judged = { measure, end: now + secondsLeft };
    const elapsed = now - this.started / 1000;
    const share = this.share(progress);
    const own = elapsed < 2 || share <= 0 ? NaN : (elapsed * (1 - share)) / share;
    return this.judged?.measure === measure ? Math.max(this.judged.end - now, own || 0) : own;
  }

  /** Whether partial scores should be shown now; where they should, the caller says by `shown` what it took. */
  isTimeToShow(): boolean {
    if (this.showing || performance.now() < this.nextShow) return false;
    return (this.showing = true);
  }

  /** Partial scores were shown, and it took so many milliseconds. */
  shown(milliseconds: number): void {
    this.showing = false;
    this.nextShow = performance.now() + Math.max(shortestWait, waitPerShow * milliseconds);
  }
}
