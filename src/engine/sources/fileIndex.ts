import type { Detection } from '../../core/detection/detection';
import type { Frame } from '../../core/dataset/reading/frame';
import type { Reading } from '../../core/dataset/reading/reading';
import type { RecordFormat } from '../../core/dataset/reading/record';
import type { RecordSpans } from '../../core/dataset/reading/spans';
import type { TextCopies, TextCopy } from './textCopy';

/** Where the records of a file are, and what they are by content. */
export interface FileIndex {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** What the user said of how it is to be read. */
  readonly reading?: Reading;
  /** What is read in place of the file's own bytes, where these are no list of records in UTF-8: spans are places in it. */
  readonly content?: Uint8Array;
  /** The unpacked text that is read in its place, where the file is packed: spans are places in it. */
  readonly copy?: TextCopy;
  /** The state of the file that was read, as `stateOf` tells it. */
  readonly state: string;
  /** SHA-256 of the whole file, as hexadecimal digits; empty where ids were not asked for. */
  readonly sha256: string;
  readonly recordFormat: RecordFormat;
  readonly spans: RecordSpans;
  /** The ids of all records one after another, 16 bytes each; empty where they were not asked for. */
  readonly ids: Uint8Array;
  /** CSV and TSV: the bytes of the header, which are part of every id. */
  readonly header: Uint8Array | undefined;
  /** CSV and TSV: what the header calls the columns, to the letter. */
  readonly headerCells: readonly string[];
  readonly frame: Frame;
  /** Whether it ends as such files do, in a line ending or the end of the list: if not, it may be cut off. */
  readonly isEnded: boolean;
  /** What was found out of how it is to be read, and how sure that is. */
  readonly detections: readonly Detection[];
  /** Sentences on how the file is read, where that is not as its format has it. */
  readonly notes: readonly string[];
}

/** How a file is read through. */
export interface Indexing {
  readonly hashes?: boolean;
  /** What the user says of how it is to be read. */
  readonly reading?: Reading | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Where the texts of packed files are kept; without it such a file is refused. */
  readonly copies?: TextCopies | undefined;
  /** Is told how many bytes are read. */
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
  /** For how many milliseconds the file must not have been changed. */
  readonly quiet?: number;
  /** The same for one that does not end as such files do: it may not be written to its end. */
  readonly cutRest?: number;
}
