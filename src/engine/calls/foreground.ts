import { setImmediate } from 'node:timers/promises';

/** Work at length waits so many milliseconds at once for those whom a person waits for. */
const longestWait = 300;

/**
 * The calls that a person waits for, while something goes on at length. A call takes many turns of the event loop: behind
 * a slice of work in each of them it would take seconds, so that the work stands back until the call is answered.
 */
export class Foreground {
  private running = 0;
  private waiting: (() => void)[] = [];
  private resumes = -Infinity;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Answers a call. */
  async answer<T>(call: () => Promise<T>): Promise<T> {
    this.running++;
    try {
      return await call();
    } finally {
      if (--this.running === 0) for (const go of this.waiting.splice(0)) go();
    }
  }

  /** Lets others be heard: work at length calls this between two slices. It waits at most as long as it then works on. */
  readonly giveWay = async (): Promise<void> => {
    await setImmediate();
    const start = this.now();
    if (this.running === 0 || start < this.resumes) return;
    await this.quiet();
    this.resumes = 2 * this.now() - start;
  };

  private quiet(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, longestWait);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
