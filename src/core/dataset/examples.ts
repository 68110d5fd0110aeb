import type { Example } from './example';

/** A dataset's examples, to be gone through as often as a measure needs. Broken records are not among them. */
export interface Examples {
  /** The number of records, broken ones included: an upper bound. */
  readonly count: number;
  /** The examples in file order, batch by batch. */
  batches(): AsyncIterable<readonly Example[]>;
}
