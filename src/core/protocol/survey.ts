import type { Gaps } from '../dataset/gaps';
import type { Remark } from '../remedy';
import type { DatasetSummary, Problem } from './datasetApi';

/** The first record in which something is missing. */
export interface GapSample {
  readonly kind: Exclude<keyof Gaps, 'examples'>;
  /** The 1-based line that it begins on. */
  readonly line: number;
  /** What stands there instead, as JSON; empty where nothing does. */
  readonly stands: string;
}

/** What a dataset holds, as far as it is known without scoring it: found by reading it through. */
export interface Survey {
  readonly dataset: DatasetSummary;
  readonly problems: readonly Problem[];
  readonly gaps: Gaps;
  readonly samples: readonly GapSample[];
  /** What was counted over all records, where what was found out of them rests on a sample. */
  readonly remarks: readonly Remark[];
}
