import { compressionOf, type Compression } from '../compression/compression';
import { nameUnpacked } from '../compression/packedName';
import { unpackedStart } from '../compression/unpackedStart';
import { unpackFile } from '../compression/unpackFile';
import { usualLimits } from '../compression/unpackLimits';
import type { Unpacker } from './unpacker';

/** What unpacks a text that is compressed in this way. */
export function compressedText(packing: Compression): Unpacker {
  return {
    packing,
    recognises: (head) => compressionOf(head) === packing,
    textName: nameUnpacked,
    start: (path, bytes) => unpackedStart(path, bytes),
    async unpack(path, out, { mostBytes, signal }) {
      const limits = { ...usualLimits, most: Math.min(usualLimits.most, mostBytes) };
      const { bytes, sha256, packed } = await unpackFile(path, out, { limits, signal });
      return { packed, text: { bytes, sha256 } };
    },
  };
}
