import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Response } from 'undici';
import { UserError } from '../../core/userError';
import { requireReplaceable } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import { checksumOf } from './checksums';
import { GrowingFile, sizeOf } from './growingFile';
import type { HubConnection } from './hubConnection';
import { NetworkFault, networkFault } from './hubFaults';
import type { RepoFile } from './repoFile';

const tries = 4;
const pause = 300;

/** The ending of a file that is not whole yet. */
export const partEnding = '.part';

/** A file to be downloaded. */
export interface Download {
  readonly address: string;
  readonly file: RepoFile;
  /** Where it is to lie. */
  readonly target: string;
  readonly signal: AbortSignal;
  /** So many bytes of it are here now. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Downloads a file beside its place, going on where an earlier download ended, and moves it there once it is what the
 * Hub says it is. Throws UserError; what was wrong is deleted, what was cut off is kept.
 */
export async function downloadFile(connection: HubConnection, download: Download): Promise<void> {
  const { file, target, signal } = download;
  if (await isWhole(download)) return;
  const part = `${target}${partEnding}`;
  await withFile('write', part, async () => {
    await mkdir(dirname(target), { recursive: true });
    const growing = await GrowingFile.open(part, file, signal);
    try {
      download.onBytes(growing.bytes);
      await fill(connection, download, growing);
      await growing.flush();
    } finally {
      await growing.close();
    }
    if (growing.checksum() !== file.checksum.hex) {
      await rm(part, { force: true });
      throw new UserError(
        `${file.path} from ${connection.host} is not what the Hub lists (its ${file.checksum.kind === 'sha256' ? 'SHA-256' : 'Git hash'} differs): it is deleted. Pull again; if it happens again, something on the way changes files.`,
      );
    }
    await requireReplaceable(target);
    await rename(part, target);
  });
}

/** Whether an earlier pull brought the file already. */
async function isWhole({ file: { bytes, checksum }, target, signal }: Download): Promise<boolean> {
  await requireReplaceable(target);
  const size = await sizeOf(target);
  if (size !== bytes || !existsSync(target)) return false;
  return (await checksumOf(target, checksum.kind, bytes, signal)) === checksum.hex;
}

/** Asks for what is missing until nothing is; a connection that is cut is taken up again, a few times without getting further. */
async function fill(connection: HubConnection, download: Download, growing: GrowingFile): Promise<void> {
  const { file, signal } = download;
  for (let attempt = 1; growing.bytes < file.bytes; attempt++) {
    const before = growing.bytes;
    try {
      await fillOnce(connection, download, growing);
    } catch (error) {
      if (!(error instanceof NetworkFault) || attempt === tries) throw error;
      if (growing.bytes > before) attempt = 0;
      await setTimeout(pause * 2 ** Math.max(0, attempt - 1), undefined, { signal }).catch(() => undefined);
      signal.throwIfAborted();
    }
  }
}

async function fillOnce(
  connection: HubConnection,
  { address, file, signal, onBytes }: Download,
  growing: GrowingFile,
): Promise<void> {
  const response = await connection.get(address, {
    signal,
    headers: {
      'accept-encoding': 'identity',
      ...(growing.bytes > 0 ? { range: `bytes=${growing.bytes}-` } : {}),
    },
  });
  if (!goesOn(response, growing.bytes)) await growing.restart();
  try {
    for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      if (growing.bytes + piece.length > file.bytes) throw await tooLong(connection, file, growing);
      await growing.append(piece);
      onBytes(growing.bytes);
    }
  } catch (error) {
    signal.throwIfAborted();
    // The file system's errors have a path or a system call; what the network's lack decides nothing else.
    if (error instanceof UserError || (error as NodeJS.ErrnoException).syscall === 'write') throw error;
    throw networkFault(connection.host, error);
  }
  if (growing.bytes < file.bytes)
    throw networkFault(
      connection.host,
      new Error(`it sent ${growing.bytes} of ${file.bytes} bytes of ${file.path}`),
    );
}

/** Whether an answer begins where the file ends; else it is the whole file. */
function goesOn({ status, headers }: Response, at: number): boolean {
  if (at === 0) return true;
  return status === 206 && headers.get('content-range')?.startsWith(`bytes ${at}-`) === true;
}

async function tooLong(
  { host }: HubConnection,
  { path, bytes }: RepoFile,
  growing: GrowingFile,
): Promise<UserError> {
  await growing.restart();
  return new UserError(
    `${host} sends more of ${path} than the ${bytes} bytes that it lists: it is deleted. Pull again; if it happens again, something on the way changes files.`,
  );
}
