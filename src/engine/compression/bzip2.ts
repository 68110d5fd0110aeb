import unbzip2 from 'unbzip2-stream';
import type { Pieces } from './pieces';
import { cutOff, damaged, followed, wrongChecksum } from './unpackFaults';

/** How much is handed on at once: what it unpacks to is held meanwhile. */
const stretch = 2 ** 16;

/** What bzip2 data unpacks to, all of its streams one after another. Throws UserError. */
export async function* unbzipped(packed: Pieces, name: string): AsyncGenerator<Uint8Array> {
  const unpacker = unbzip2();
  let unpacked: Uint8Array[] = [];
  let fault: Error | undefined;
  let size = 0;
  unpacker.on('data', (piece: Uint8Array) => unpacked.push(piece));
  unpacker.on('error', (error: Error) => (fault ??= error));
  const taken = (): Uint8Array[] => {
    if (fault) throw faultOf(fault, name, size);
    const now = unpacked;
    unpacked = [];
    return now;
  };
  for await (const piece of packed)
    for (let at = 0; at < piece.length; at += stretch) {
      const part = piece.subarray(at, at + stretch);
      size += part.length;
      unpacker.write(part);
      yield* taken();
    }
  unpacker.end();
  yield* taken();
}

/** What is read ahead of a block before it is unpacked, at most. */
const ahead = 925_000 + stretch;

function faultOf({ message, name: kind }: Error, name: string, size: number): Error {
  const from = Math.max(0, size - ahead);
  // At the end of the bytes the library asks for more, of which there is none.
  if (kind === 'TypeError' || message === 'input stream ended prematurely')
    return cutOff(name, 'bzip2', size);
  if (message.includes('crc32')) return wrongChecksum(name, 'bzip2', from);
  if (/^No magic number|^Not a BZIP/.test(message)) return followed(name, 'bzip2', from);
  return damaged(name, 'bzip2', from);
}
