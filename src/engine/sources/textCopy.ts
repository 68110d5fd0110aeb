import type { Packing } from '../../core/dataset/packing';
import type { Format } from '../../core/dataset/reading/formats';
import type { Reading } from '../../core/dataset/reading/reading';
import type { Written } from '../files/atomicFile';

/** The text of a packed dataset, or of several files, in a file of Gradus's own. */
export interface TextCopy {
  /** How what it was made of is packed; undefined for several files of text. */
  readonly packing?: Packing;
  readonly path: string;
  /** The state of the text, as `stateOf` tells it. */
  readonly state: string;
  /** What the text would be called: its ending tells the format. */
  readonly name: string;
  /** What the packed file was. */
  readonly packed: Written;
  readonly text: Written;
  /** The files that the text was put together from, where they are several. */
  readonly parts?: readonly TextPart[];
}

/** A file of several whose records are one dataset, and where they stand in the text. */
export interface TextPart {
  readonly path: string;
  /** Its path within the folder of all. */
  readonly name: string;
  /** The line of the text that it begins on, 1-based, and how many of its own lines come before that. */
  readonly firstLine: number;
  readonly droppedLines: number;
}

/** The files of a folder or pattern that are one dataset. */
export interface DatasetParts {
  readonly folder: string;
  /** Their paths within it, in their order. */
  readonly names: readonly string[];
  readonly kind: Format | 'parquet';
  /** The state of all of them: the same text, the same files with the same content. */
  readonly state: string;
  /** Sentences on what was left aside. */
  readonly notes: readonly string[];
}

/** A file in one state, which may be packed. */
export interface PackedFile {
  readonly path: string;
  readonly state: string;
  readonly bytes: number;
}

/** So many bytes of a file tell whether it is packed, and how. */
export const tellingBytes = 2 ** 16;

/** The beginning of a packed text. */
export interface TextStart {
  readonly bytes: Buffer;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
}

/** What keeps the texts of packed files. */
export interface TextCopies {
  /** The text of a file that begins with these bytes; undefined for one that is not packed. Throws UserError for what cannot be unpacked. */
  of(file: PackedFile, head: Uint8Array, signal?: AbortSignal): Promise<TextCopy | undefined>;
  /** The beginning of the text of a file that begins with these bytes, and what it would be called; undefined for one that is not packed. Throws UserError. */
  startOf(
    path: string,
    head: Uint8Array,
    bytes: number,
  ): Promise<(TextStart & { readonly name: string }) | undefined>;
  /** The files of a folder or pattern; undefined for the path of one file. Throws UserError where they are no dataset, or several. */
  partsOf(path: string, reading: Reading): Promise<DatasetParts | undefined>;
  /** The text of several files. Throws UserError where their records are of different kinds. */
  ofParts(path: string, parts: DatasetParts, reading: Reading, signal?: AbortSignal): Promise<TextCopy>;
  /** Lets go of a text: it is made anew. */
  forget(copy: TextCopy): Promise<void>;
}
