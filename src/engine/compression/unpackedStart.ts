import { FileContent } from './fileContent';

/** The first bytes that a compressed file unpacks to, and whether they are all; the rest of the file is not read. Throws UserError. */
export async function unpackedStart(
  path: string,
  most: number,
): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const content = await FileContent.open(path);
  try {
    const held: Uint8Array[] = [];
    let size = 0;
    for await (const piece of content.pieces(path)) {
      // A piece is only good until the next one is asked for.
      held.push(piece.slice());
      size += piece.length;
      if (size >= most) return { bytes: Buffer.concat(held).subarray(0, most), isWhole: false };
    }
    return { bytes: Buffer.concat(held), isWhole: true };
  } finally {
    await content.close();
  }
}
