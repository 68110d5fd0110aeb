import type { Packing } from '../../core/dataset/packing';
import type { Written } from '../files/atomicFile';
import type { TextStart } from '../sources/textCopy';

/** What unpacking goes by. */
export interface Unpacking {
  /** The most bytes that the text may take. */
  readonly mostBytes: number;
  readonly signal: AbortSignal;
}

/** What unpacking gives: what the packed file was, and what its text is. */
export interface Unpacked {
  readonly packed: Written;
  readonly text: Written;
}

/** What makes a text of one kind of packed file. */
export interface Unpacker {
  readonly packing: Packing;
  /** Whether a file that begins with these bytes is one. */
  recognises(head: Uint8Array): boolean;
  /** What its text would be called: "train.jsonl" for "train.jsonl.gz". Throws UserError for what is no dataset whatever is in it. */
  textName(name: string): string;
  /** The beginning of the text, about so many bytes. Throws UserError. */
  start(path: string, bytes: number): Promise<TextStart>;
  /** Writes the text to `out`, where nothing is yet. Throws UserError for what cannot be unpacked. */
  unpack(path: string, out: string, how: Unpacking): Promise<Unpacked>;
}
