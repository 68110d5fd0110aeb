import { Readable } from 'node:stream';
import { createGunzip, type Gunzip } from 'node:zlib';
import type { Pieces } from './pieces';
import { cutOff, damaged, followed, wrongChecksum } from './unpackFaults';

const outputSize = 2 ** 18;

/** What gzip data unpacks to, all of its members one after another; zeros after them are padding. Throws UserError. */
export async function* gunzipped(packed: Pieces, name: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: outputSize });
  const seen = { size: 0, lastNonZero: 0 };
  const source = Readable.from(counted(packed, seen), { highWaterMark: 1 });
  let failed: unknown;
  source.on('error', (error) => gunzip.destroy((failed = error)));
  source.pipe(gunzip);
  try {
    for await (const piece of gunzip as AsyncIterable<Uint8Array>) yield piece;
    source.unpipe(gunzip);
    // Where zeros follow, the members end before the file does.
    for await (const _ of source) continue;
  } catch (error) {
    throw failed ?? faultOf(error, name, gunzip, seen.size);
  } finally {
    source.destroy();
    gunzip.destroy();
  }
  if (seen.lastNonZero > gunzip.bytesWritten) throw followed(name, 'gzip', gunzip.bytesWritten);
}

/** The same pieces, their size and the end of what is not zero in them noted. */
async function* counted(
  packed: Pieces,
  seen: { size: number; lastNonZero: number },
): AsyncGenerator<Uint8Array> {
  for await (const piece of packed) {
    const end = piece.findLastIndex((byte) => byte !== 0) + 1;
    if (end > 0) seen.lastNonZero = seen.size + end;
    seen.size += piece.length;
    yield piece;
  }
}

function faultOf(error: unknown, name: string, { bytesWritten }: Gunzip, size: number): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') return cutOff(name, 'gzip', size);
  if (code !== 'Z_DATA_ERROR' && code !== 'Z_NEED_DICT') return error;
  if (/data check|length check/.test(message)) return wrongChecksum(name, 'gzip', bytesWritten);
  return bytesWritten > 0 && /header/.test(message)
    ? followed(name, 'gzip', bytesWritten)
    : damaged(name, 'gzip', bytesWritten);
}
