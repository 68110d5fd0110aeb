import type { DatasetFile } from '../sources/datasetFile';
import type { ScoreStore } from '../store/scoreStore';

/** A dataset that inputs are opened for, and its store. */
export interface Placed {
  readonly file: DatasetFile;
  readonly store: ScoreStore;
}
