import type { FieldMap } from '../../core/dataset/fields/fieldMap';
import type { FileIndex } from '../sources/fileIndex';

/** What a thread that scores is told once: a measure by its id, and a file whose records it reads itself. */
export interface ScoringTask {
  readonly measure: string;
  readonly map: FieldMap;
  /** The path of the tokenizer.json, where the measure counts tokens. */
  readonly tokenizer?: string | undefined;
  readonly file: Pick<FileIndex, 'path' | 'name' | 'copy' | 'header' | 'recordFormat'>;
}

/** Records to be scored: their rows in the file, and what its index says of each. */
export interface ScoringJob extends Pick<FileIndex, 'spans' | 'ids'> {
  readonly rows: Uint32Array;
}

/** Scores: `values[column][i]` belongs to `rows[i]`. Records that cannot be used are not among them. */
export interface ScoredRows {
  readonly rows: Uint32Array;
  readonly values: readonly Float64Array[];
}

/** What a thread says to a job; `changed`: the file does not hold these records any more. */
export type ScoringReply =
  | { readonly scored: ScoredRows }
  | { readonly failed: string; readonly kind: 'changed' | 'refused' | 'fault' };
