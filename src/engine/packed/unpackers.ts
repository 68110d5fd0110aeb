import type { Unpacker } from './unpacker';

const unpackers: readonly Unpacker[] = [];

/** What unpacks a file that begins with these bytes; undefined for text. */
export function unpackerOf(head: Uint8Array): Unpacker | undefined {
  return unpackers.find((one) => one.recognises(head));
}
