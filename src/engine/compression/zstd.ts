import { ZSTDDecoder } from 'zstddec/stream';
import type { Pieces } from './pieces';
import { damaged, wrongChecksum } from './unpackFaults';
import { zstdParts, type ZstdPart } from './zstdParts';

/** What Zstandard data unpacks to, all of its frames one after another. Throws UserError. */
export async function* unzstded(packed: Pieces, name: string): AsyncGenerator<Uint8Array> {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  const given: Uint8Array[] = [];
  const unpacked = decoder.decodeStreaming(handedOver(given));
  let before: ZstdPart | undefined;
  try {
    for await (const part of zstdParts(packed, name)) {
      given.push(part.bytes);
      const { value } = unpacked.next();
      // A part unpacks at one go, and the library tells of no fault: it goes on asking the same part, and not for the next.
      if (given.length > 0) throw faultOf(before!, name);
      before = part;
      if (value.length > 0) yield value;
    }
    if (before && !ended(unpacked)) throw faultOf(before, name);
  } finally {
    // It frees its memory when it asks for more and there is none.
    given.length = 0;
    ended(unpacked);
  }
}

function* handedOver(given: Uint8Array[]): Generator<Uint8Array> {
  for (let next = given.shift(); next; next = given.shift()) yield next;
}

function ended(unpacked: Generator<Uint8Array>): boolean {
  try {
    return unpacked.next().done === true;
  } catch {
    // It is told here that a frame goes on, which whoever cuts the parts has said before.
    return true;
  }
}

function faultOf({ at, isChecksum }: ZstdPart, name: string): Error {
  return isChecksum ? wrongChecksum(name, 'zstd', at) : damaged(name, 'zstd', at);
}
