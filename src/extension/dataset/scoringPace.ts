const shortestWait = 1000;
/** Showing partial scores may take a tenth of the time. */
const waitPerShow = 9;

/** When it is time to show what there is of scores that are being made. How long they take the engine says. */
export class ScoringPace {
  private nextShow = performance.now() + shortestWait;
  private showing = false;

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
