import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from '../../core/dataset/reading/reading';
import { usualLimits } from '../compression/unpackLimits';
import type { Written } from '../files/atomicFile';
import { digestOfFile } from '../files/fileDigest';
import { concatenated } from '../folders/concatenated';
import { parquetFacts } from '../parquet/parquetFacts';
import { writeParquetRows } from '../parquet/writeParquetRows';
import type { DatasetParts } from '../sources/textCopy';
import type { MadeText } from './keptTexts';
import type { Unpacking } from './unpacker';

/** Writes the text of several files to `out`, where nothing is yet. Throws UserError where they are no one dataset. */
export function joinedText(
  parts: DatasetParts,
  out: string,
  how: Unpacking & { readonly reading: Reading },
): Promise<MadeText> {
  return parts.kind === 'parquet' ? joinedParquet(parts, out, how) : joinedTexts(parts, out, how);
}

async function joinedTexts(
  { folder, names, kind }: DatasetParts,
  out: string,
  { mostBytes, signal, reading }: Unpacking & { readonly reading: Reading },
): Promise<MadeText> {
  const limits = { ...usualLimits, most: Math.min(usualLimits.most, mostBytes) };
  const { bytes, sha256, files } = await concatenated({ folder, names, kind }, out, {
    limits,
    signal,
    reading,
  });
  const parts = files.map(({ name, firstLine, droppedLines }) => ({
    ...{ path: join(folder, name), name, firstLine, droppedLines },
  }));
  return { packed: together(files), text: { bytes, sha256 }, parts };
}

async function joinedParquet(
  { folder, names }: DatasetParts,
  out: string,
  { mostBytes, signal }: Unpacking,
): Promise<MadeText> {
  const paths = names.map((name) => join(folder, name));
  // Shards whose columns differ are refused.
  await parquetFacts(paths, signal);
  const digests: (Written & { readonly name: string })[] = [];
  for (const name of names) digests.push({ name, ...(await digestOfFile(join(folder, name), signal)) });
  const file = await open(out, 'wx');
  try {
    const write = (piece: Uint8Array): Promise<unknown> => file.writeFile(piece);
    const { bytes, sha256, rowsByFile } = await writeParquetRows(paths, write, { mostBytes, signal });
    let firstLine = 1;
    const parts = names.map((name, at) => {
      const part = { path: paths[at]!, name, firstLine, droppedLines: 0 };
      firstLine += rowsByFile[at]!;
      return part;
    });
    return { packing: 'parquet', packed: together(digests), text: { bytes, sha256 }, parts };
  } finally {
    await file.close();
  }
}

/** The size of several files together, and a digest of their names and contents in their order. */
function together(files: readonly (Written & { readonly name: string })[]): Written {
  const hash = createHash('sha256');
  for (const { name, sha256 } of files) hash.update(`${name}\0${sha256}\n`);
  return { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), sha256: hash.digest('hex') };
}
