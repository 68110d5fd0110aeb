/** Work that is done once at a time: calls that come while it runs share one more run after it. */
export class Coalesced {
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(private readonly work: () => Promise<void>) {}

  /** Runs the work, or waits for the run that begins after this call. Rejects as the work does. */
  run(): Promise<void> {
    // A next run may be waiting for its turn when none runs any more.
    if (!this.running && !this.next) return this.start();
    return (this.next ??= this.running!.catch(() => undefined).then(() => {
      this.next = undefined;
      return this.start();
    }));
  }

  private start(): Promise<void> {
    const run = this.work().finally(() => {
      if (this.running === run) this.running = undefined;
    });
    return (this.running = run);
  }
}
