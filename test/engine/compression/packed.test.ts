import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Compression } from '../../../src/engine/compression/compression';
import { packed } from '../../../src/engine/compression/packed';
import { unzstded } from '../../../src/engine/compression/zstd';

const content = Buffer.from(
  Array.from({ length: 30_000 }, (_, n) => `{"question":"What is ${n} plus ${n * n}?"}\n`).join(''),
);

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('What is compressed', () => {
  it.each([
    ['gzip', '0a2d4b13623ebe8c51cf77772865d8148a21324cbe9bb5e84d47a6103ac26cd4'],
    ['zstd', '90079210a420dad2c6fe3ebb7a3a3e62bbf4ed74735fda7f85530963da8939a1'],
  ] as const)('with %s is the same bytes everywhere, however it comes', async (kind, known) => {
    const cuts = await Promise.all(
      [1000, 65_536, 400_001, content.length].map((size) => whole(packed(kind, cut(content, size)))),
    );
    expect(new Set(cuts.map(digest))).toEqual(new Set([known]));
  });

  it('with gzip has neither a name nor a time in it', async () => {
    const bytes = await whole(packed('gzip', cut(content, 5000)));
    // Deflate, no flags, no time (RFC 1952, 2.3).
    expect([...bytes.subarray(0, 8)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
    expect(gunzipSync(bytes).equals(content)).toBe(true);
  });

  it('with Zstandard has a checksum that tells what is wrong', async () => {
    const bytes = await whole(packed('zstd', cut(content, 5000)));
    bytes[bytes.length - 1]! ^= 1;
    await expect(whole(unzstded(cut(bytes, 9000), 'a.zst'))).rejects.toThrow(
      /^a\.zst is damaged: a checksum of its Zstandard data is wrong/,
    );
  });

  it('with Zstandard does not wait for whoever gave up halfway', async () => {
    for await (const piece of packed('zstd', cut(content, 5000))) if (piece.length > 0) break;
    const again = await whole(unzstded(packed('zstd', cut(content, 5000)), 'a.zst'));
    expect(again.equals(content)).toBe(true);
  });

  it('with bzip2 is refused', () => {
    expect(() => packed('bzip2', cut(content, 5000))).toThrow(
      'Files compressed with bzip2 are read, never written: give the output a name without .bz2, or one that ends in .zst or .gz.',
    );
  });
});

const kinds: readonly Compression[] = ['gzip', 'zstd'];
describe.each(kinds)('Nothing, compressed with %s', (kind) => {
  it('is a file that unpacks to nothing', async () => {
    const bytes = await whole(packed(kind, cut(Buffer.alloc(0), 1)));
    const back = kind === 'gzip' ? gunzipSync(bytes) : await whole(unzstded(cut(bytes, 100), 'a'));
    expect([bytes.length > 0, back.length]).toEqual([true, 0]);
  });
});
