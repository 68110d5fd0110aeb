/** Long work of which one piece runs at a time, and which can be cancelled from elsewhere than where it began. */
export class OneAtATime {
  private running: AbortController | undefined;

  /** Whether something runs. */
  get isBusy(): boolean {
    return this.running !== undefined;
  }

  /** Runs something; its signal tells of the given one and of `cancel`. Nothing may run already. */
  async run<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.running) throw new Error('Something runs already.');
    const abort = (this.running = new AbortController());
    const ended = (): void => abort.abort();
    signal.addEventListener('abort', ended, { once: true });
    if (signal.aborted) ended();
    try {
      return await work(abort.signal);
    } finally {
      signal.removeEventListener('abort', ended);
      this.running = undefined;
    }
  }

  /** Cancels what runs, where anything does. */
  cancel(): void {
    this.running?.abort();
  }
}
