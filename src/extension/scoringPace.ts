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
    const elapsed = (performance.now() - this.started) / 1000;
    const share = this.share(progress);
    return elapsed < 2 || share <= 0 ? NaN : (elapsed * (1 - share)) / share;
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
