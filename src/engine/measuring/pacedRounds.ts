import type { DatasetFile } from '../sources/datasetFile';
import { sampleOrder } from './sampleOrder';

/** The first record loads the model: it tells nothing of the others, and that time is given back, so many seconds at most. */
const warming = 1;
const longestLoading = 10;
const firstRound = 4;
/** How long the rounds take by which the rest is judged, and how long a round may take in which nobody is heard. */
const pilotSeconds = 2;
const roundSeconds = 5;

/** How the rounds of a slow measure are paced. */
export interface Pace {
  /** When to stop, by `now`; undefined where everything is to be scored. */
  readonly until?: number | undefined;
  /** The time in seconds. */
  readonly now: () => number;
  /** Is told once how many seconds are left, those that the rest will take or those until the end, how many rows are scored, and how many there were to score. */
  readonly estimated: (seconds: number, scored: number, total: number) => void;
}

/**
 * Deals out the rows that a slow measure has no score for. The first rounds are a sample spread over the records'
 * sizes, and the time they take tells how long the rest will; with an end to the time, so are all that follow until
 * then, and a later run goes on with the same sample. Each round is in file order.
 */
export function* pacedRounds(file: DatasetFile, missing: Uint32Array, pace: Pace): Generator<Uint32Array> {
  const order = missingInOrder(file, missing);
  const begin = pace.now();
  if (order.length > 0) yield order.slice(0, warming);
  const start = pace.now();
  const until = (pace.until ?? Infinity) + Math.min(start - begin, longestLoading);
  let from = warming;
  let size = firstRound;
  let told = false;
  while (from < order.length && start <= until) {
    yield order.slice(from, from + size).sort();
    from += size;
    const taken = pace.now() - start;
    const each = taken / (from - warming);
    if (!told && taken >= pilotSeconds && from < order.length) {
      told = true;
      const whole = each * (order.length - from);
      pace.estimated(Math.max(0, Math.min(whole, until - pace.now())), from, order.length);
      if (pace.until === undefined) {
        yield order.slice(from).sort();
        return;
      }
    }
    const left = until - pace.now();
    if (left < each) return;
    size = Math.max(1, Math.min(2 * size, Math.floor(Math.min(left, roundSeconds) / each)));
  }
}

/** The rows without a score in the order of the sample, which is drawn from all rows. */
function missingInOrder(file: DatasetFile, missing: Uint32Array): Uint32Array {
  const wanted = new Uint8Array(file.count);
  for (const row of missing) wanted[row] = 1;
  return sampleOrder(file).filter((row) => wanted[row] === 1);
}
