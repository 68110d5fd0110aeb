import { compressedText } from './compressedText';
import { parquetText } from './parquetText';
import type { Unpacker } from './unpacker';

const unpackers: readonly Unpacker[] = [
  parquetText,
  compressedText('gzip'),
  compressedText('zstd'),
  compressedText('bzip2'),
];

/** What unpacks a file that begins with these bytes; undefined for text. */
export function unpackerOf(head: Uint8Array): Unpacker | undefined {
  return unpackers.find((one) => one.recognises(head));
}
