import { open } from 'node:fs/promises';
import { digestOfFile } from '../files/fileDigest';
import { firstParquetRows } from '../parquet/firstParquetRows';
import { writeParquetRows } from '../parquet/writeParquetRows';
import type { Unpacker } from './unpacker';

/** So many rows are the beginning of a Parquet file. */
const firstRows = 200;

/** What writes the rows of a Parquet file as JSON Lines, a row a line. */
export const parquetText: Unpacker = {
  packing: 'parquet',
  // An encrypted file begins otherwise, and is refused as what it is.
  recognises: (head) => /^PAR[1E]/.test(Buffer.from(head.subarray(0, 4)).toString('latin1')),
  textName: (name) => `${name.replace(/\.[^.]+$/, '')}.jsonl`,
  async start(path) {
    const lines = await firstParquetRows(path, firstRows);
    return { bytes: Buffer.from(lines.map((line) => `${line}\n`).join('')), isWhole: true };
  },
  async unpack(path, out, { mostBytes, signal }) {
    const packed = await digestOfFile(path, signal);
    const file = await open(out, 'wx');
    try {
      const write = (piece: Uint8Array): Promise<unknown> => file.writeFile(piece);
      const { bytes, sha256 } = await writeParquetRows([path], write, { mostBytes, signal });
      return { packed, text: { bytes, sha256 } };
    } finally {
      await file.close();
    }
  },
};
