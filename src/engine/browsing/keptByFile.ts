import { MadeOnce } from '../calls/madeOnce';
import type { DatasetFile } from '../sources/datasetFile';

/** Whoever waits for something, and may hear how far it has come. */
export interface Asker<P = unknown> {
  readonly signal: AbortSignal;
  readonly progress?: (progress: P) => void;
}

/** What is made at length of a dataset that is open, and kept as long as it is: by name, the last few of it. */
export class KeptByFile<T, P = never> {
  private readonly files = new WeakMap<DatasetFile, Map<string, MadeOnce<T, P>>>();

  constructor(private readonly most: number) {}

  /** What goes by this name, made where it is not there; see MadeOnce. */
  get(
    file: DatasetFile,
    key: string,
    make: (signal: AbortSignal, progress: (progress: P) => void) => Promise<T>,
    asker: Asker<P>,
  ): Promise<T> {
    const kept = this.files.get(file) ?? new Map<string, MadeOnce<T, P>>();
    this.files.set(file, kept);
    const made = kept.get(key) ?? new MadeOnce<T, P>(make);
    kept.delete(key);
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (kept.size > this.most) kept.delete(oldest!);
    return made.get(asker.signal, asker.progress);
  }
}
