import type { PullProgress } from '../../core/protocol/modelsApi';

const apart = 100;

/** Tells how far work on several files has come, ten times a second at most. */
export class ProgressPulse {
  private before = 0;
  private told = -Infinity;

  constructor(
    private readonly total: number,
    private readonly tell: (progress: PullProgress) => void,
  ) {}

  /** So many bytes of a file are done. */
  at(file: string, bytes: number): void {
    const now = performance.now();
    if (now - this.told < apart) return;
    this.told = now;
    this.tell({ file, done: this.before + bytes, total: this.total });
  }

  /** A file of this size is done. */
  finished(file: string, bytes: number): void {
    this.before += bytes;
    this.tell({ file, done: this.before, total: this.total });
  }
}
