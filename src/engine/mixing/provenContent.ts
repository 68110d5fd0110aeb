import type { Manifest } from '../../core/mixture/manifest';
import type { NotCompared } from '../../core/protocol/engineApi';
import { digestOfFile } from '../files/fileDigest';
import { requireFile } from '../files/regularFile';
import { isManyFiles } from '../folders/datasetFiles';
import { digestOfText } from '../packed/digestOfText';
import type { PackedWritten } from '../packed/packedWritten';
import type { Shared } from '../workplace/shared';

/** The size and SHA-256 of a file and, where the manifest has them, of the text that is packed in it. Throws UserError. */
export async function contentsOf(
  path: string,
  said: Manifest['source' | 'output'],
  { storeFolder }: Shared,
  signal: AbortSignal,
): Promise<PackedWritten> {
  const file = await digestOfFile(path, signal);
  const content = said.content && (await digestOfText(path, storeFolder, signal));
  return content ? { ...file, content } : file;
}

/** The same of a source: one that is the file it was is not unpacked, for what it holds is proven by reading it. */
export async function sourceContent(
  path: string,
  { source, reading }: Manifest,
  shared: Shared,
  signal: AbortSignal,
): Promise<PackedWritten> {
  if (await isManyFiles(path)) return folderContent(path, reading, shared, signal);
  await requireFile(path);
  const file = await digestOfFile(path, signal);
  if (file.sha256 === source.sha256) return { ...file, ...(source.content && { content: source.content }) };
  return contentsOf(path, source, shared, signal);
}

/** The same of a folder or pattern. */
async function folderContent(
  path: string,
  reading: Manifest['reading'],
  { datasets }: Shared,
  signal: AbortSignal,
): Promise<PackedWritten> {
  const { index } = await datasets.open({ path, ...(reading && { reading }) }, signal);
  return { bytes: index.size, sha256: index.sha256, ...(index.copy && { content: index.copy.text }) };
}

/** Whether a file holds what is said of it, however it is packed. */
export function isContent(there: PackedWritten, said: PackedWritten): boolean {
  if (there.content && said.content) return there.content.sha256 === said.content.sha256;
  return there.sha256 === said.sha256;
}

/** The facts of a packed file that do not hold although its content does. */
export function packedOtherwise(
  part: 'source' | 'output',
  manifest: Manifest,
  there: PackedWritten,
): NotCompared[] {
  const said = manifest[part];
  if (there.sha256 === said.sha256 || !isContent(there, said)) return [];
  const reason = 'it is packed in another way than it was, and holds the same';
  return [`${part}.sha256`, `${part}.bytes`].map((field) => ({ field, reason }));
}
