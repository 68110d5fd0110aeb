/** Something being made, and who waits for it. */
interface Making<T, P> {
  readonly result: Promise<T>;
  readonly abort: AbortController;
  readonly waiters: Set<{ readonly onProgress: ((progress: P) => void) | undefined }>;
  isDone: boolean;
}

/**
 * What is made once and shared by all who ask for it. The first who asks has it made; whoever leaves meanwhile, by a
 * signal of his own, ends nobody else's wait; only when the last has left is the making aborted. What failed is made
 * anew for the next who asks.
 */
export class MadeOnce<T, P = never> {
  private making: Making<T, P> | undefined;

  constructor(private readonly make: (signal: AbortSignal, progress: (progress: P) => void) => Promise<T>) {}

  /** What is made. Rejects with what the making throws, or with the reason of the asker's own signal. */
  async get(signal?: AbortSignal, onProgress?: (progress: P) => void): Promise<T> {
    signal?.throwIfAborted();
    const making = (this.making ??= this.begin());
    const waiter = { onProgress };
    making.waiters.add(waiter);
    try {
      return await unlessAborted(making.result, signal);
    } finally {
      making.waiters.delete(waiter);
      if (making.waiters.size === 0 && !making.isDone) this.abandon(making, signal?.reason);
    }
  }

  private begin(): Making<T, P> {
    const abort = new AbortController();
    const waiters: Making<T, P>['waiters'] = new Set();
    const progress = (news: P): void => waiters.forEach(({ onProgress }) => onProgress?.(news));
    const result = this.make(abort.signal, progress);
    const making: Making<T, P> = { result, abort, waiters, isDone: false };
    result.then(
      () => (making.isDone = true),
      () => {
        making.isDone = true;
        this.forget(making);
      },
    );
    return making;
  }

  private abandon(making: Making<T, P>, reason: unknown): void {
    this.forget(making);
    making.abort.abort(reason);
  }

  private forget(making: Making<T, P>): void {
    if (this.making === making) this.making = undefined;
  }
}

function unlessAborted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return result;
  return new Promise<T>((resolve, reject) => {
    const leave = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
