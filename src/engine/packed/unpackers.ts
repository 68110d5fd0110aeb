import type { Unpacker } from './unpacker';

/** So many bytes of a file tell whether it is packed, and how. */
export const tellingBytes = 2 ** 16;

const unpackers: readonly Unpacker[] = [];

/** What unpacks a file that begins with these bytes; undefined for text. */
export function unpackerOf(head: Uint8Array): Unpacker | undefined {
  return unpackers.find((one) => one.recognises(head));
}
