const shortestWait = 1000;
/** Showing partial scores may take a tenth of the time. */
const waitPerShow = 9;

/** When it is time to show what there is of scores that are being made. How long they take the engine says. */
export class ScoringPace {
  private nextShow = performance.now() + shortestWait;
  /** When a measure that came to its end may be shown. */
  private nextEnd = this.nextShow;
  private showing = false;
  private measure: string | undefined;
  private isOver = false;

  /**
   * Whether partial scores should be shown now that this measure is at work; where they should, the caller says by `shown`
   * what it took. A measure that came to its end is shown soon, however long the last show took.
   */
  isTimeToShow(measure: string): boolean {
    this.isOver ||= this.measure !== undefined && this.measure !== measure;
    this.measure = measure;
    if (this.showing || performance.now() < (this.isOver ? this.nextEnd : this.nextShow)) return false;
    this.isOver = false;
    return (this.showing = true);
  }

  /** Partial scores were shown, and it took so many milliseconds. */
  shown(milliseconds: number): void {
    this.showing = false;
    this.nextShow = performance.now() + Math.max(shortestWait, waitPerShow * milliseconds);
    this.nextEnd = performance.now() + Math.max(shortestWait, milliseconds);
  }
}
