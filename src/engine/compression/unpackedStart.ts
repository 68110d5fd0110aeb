import { basename } from 'node:path';
import { openRegular } from '../files/regularFile';
import type { Compression } from './compression';
import { refuseTar } from './tar';
import { unpacked } from './unpacked';

const blockSize = 2 ** 16;

/** The first bytes that a compressed file unpacks to, and whether they are all; the rest of the file is not read. Throws UserError. */
export async function unpackedStart(
  path: string,
  compression: Compression,
  most: number,
): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of unpacked(compression, blocksOf(path), basename(path))) {
    if (size === 0) refuseTar(piece, basename(path));
    // A piece is only good until the next one is asked for.
    held.push(piece.slice());
    size += piece.length;
    if (size >= most) return { bytes: Buffer.concat(held).subarray(0, most), isWhole: false };
  }
  return { bytes: Buffer.concat(held), isWhole: true };
}

async function* blocksOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await openRegular(path);
  try {
    for (let at = 0; ;) {
      const block = Buffer.allocUnsafeSlow(blockSize);
      const { bytesRead } = await file.read(block, 0, block.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield block.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
