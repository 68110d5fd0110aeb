import type { Packing } from '../../core/dataset/packing';
import type { Written } from '../files/atomicFile';

/** The text of a packed dataset, unpacked into a file of Gradus's own. */
export interface TextCopy {
  readonly packing: Packing;
  readonly path: string;
  /** What the text would be called: its ending tells the format. */
  readonly name: string;
  /** What the packed file was. */
  readonly packed: Written;
  readonly text: Written;
}

/** A file in one state, which may be packed. */
export interface PackedFile {
  readonly path: string;
  readonly state: string;
  readonly bytes: number;
}

/** So many bytes of a file tell whether it is packed, and how. */
export const tellingBytes = 2 ** 16;

/** What keeps the texts of packed files. */
export interface TextCopies {
  /** The text of a file that begins with these bytes; undefined for one that is not packed. Throws UserError for what cannot be unpacked. */
  of(file: PackedFile, head: Uint8Array, signal?: AbortSignal): Promise<TextCopy | undefined>;
  /** Lets go of the text of a file: it is made anew. */
  forget(path: string): Promise<void>;
}
