import type { Written } from '../files/atomicFile';

/** A file that was written: its size and SHA-256, and those of the text in it where it is packed. */
export interface PackedWritten extends Written {
  readonly content?: Written;
}
