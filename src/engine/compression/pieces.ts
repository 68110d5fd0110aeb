/** Bytes in pieces, one after another. */
export type Pieces = AsyncIterable<Uint8Array>;
