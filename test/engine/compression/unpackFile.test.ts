import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Compression } from '../../../src/engine/compression/compression';
import { packed } from '../../../src/engine/compression/packed';
import type { Unpacking } from '../../../src/engine/compression/fileContent';
import { unpackFile } from '../../../src/engine/compression/unpackFile';
import { temporaryFolder } from '../../temporary';
import { foreignFiles, foreignText, oddFiles } from './foreignPacking';

const folder = temporaryFolder();
let made = 0;

async function packedBytes(kind: Compression, content: Uint8Array): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of packed(kind, cut(content, 50_000))) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What a file of these bytes unpacks to; the file that is made is gone or whole. */
async function unpacked(bytes: Uint8Array, name: string, how?: Unpacking): Promise<Buffer> {
  const [path, out] = [join(folder, name), join(folder, `out-${made++}`)];
  writeFileSync(path, bytes);
  try {
    const result = await unpackFile(path, out, how);
    const content = readFileSync(out);
    expect(result).toMatchObject({
      bytes: content.length,
      sha256: digest(content),
      packed: { bytes: bytes.length, sha256: digest(bytes) },
    });
    return content;
  } catch (error) {
    expect(existsSync(out)).toBe(false);
    throw error;
  }
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const from64 = (text: string): Buffer => Buffer.from(text, 'base64');
const foreign = (tool: string): Buffer => from64(foreignFiles[tool]!);

/** Text that does not pack to nothing, of more than a block of every kind. */
const longText = Buffer.from(
  Array.from({ length: 40_000 }, (_, n) => `${n} ${((n * 2654435761) % 2 ** 32).toString(36)}\n`).join(''),
);

describe('A packed file is unpacked', () => {
  it.each(Object.keys(foreignFiles))('as %s made it', async (tool) => {
    expect((await unpacked(foreign(tool), 'a')).toString()).toBe(foreignText);
  });

  it.each(['gzip', 'zstd'] as const)('of several blocks, and several files in one, by %s', async (kind) => {
    const once = await packedBytes(kind, longText);
    const twice = await unpacked(Buffer.concat([once, once]), 'twice');
    expect(twice.equals(Buffer.concat([longText, longText]))).toBe(true);
  });

  it.each([
    ['gzip', gzipSync('')],
    ['zstd', from64(oddFiles.emptyZstd)],
    ['bzip2', from64(oddFiles.emptyBzip2)],
  ])('with nothing in it, by %s', async (_, bytes) => {
    expect(await unpacked(bytes, 'empty')).toHaveLength(0);
  });

  it('with zeros after gzip data, as tapes leave them', async () => {
    const padded = Buffer.concat([foreign('gzip, two members'), Buffer.alloc(1_000_000)]);
    expect((await unpacked(padded, 'padded.gz')).toString()).toBe(foreignText);
  });

  it('whatever is in it, and however large', async () => {
    const content = fc
      .tuple(fc.uint8Array({ maxLength: 2000 }), fc.integer({ min: 1, max: 300 }))
      .map(([bytes, times]) => Buffer.concat(Array.from({ length: times }, () => bytes)));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('gzip' as const, 'zstd' as const), content, async (kind, bytes) => {
        const again = await unpacked(await packedBytes(kind, bytes), 'any', {
          limits: { most: 1e9, ratio: 1e9, unsuspected: 0 },
        });
        expect(again.equals(bytes)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('and how far that is told in bytes of the packed file', async () => {
    const told: [number, number][] = [];
    const bytes = gzipSync(longText);
    await unpacked(bytes, 'told.gz', { progress: (done, total) => told.push([done, total]) });
    expect(told.at(-1)).toEqual([bytes.length, bytes.length]);
  });
});

describe('A packed file that is not whole', () => {
  const whole = {
    gzip: gzipSync(longText),
    zstd: foreign('zstd, two frames, one without a checksum'),
    bzip2: foreign('bzip2, two streams'),
  };
  /** Where the first of two ends: what is cut there is whole. */
  const firstEnd = { gzip: -1, zstd: 85, bzip2: 108 };

  it.each(['gzip', 'zstd', 'bzip2'] as const)('is told to be cut off wherever it is, by %s', async (kind) => {
    const bytes = whole[kind];
    const places = Array.from({ length: 40 }, (_, n) => 16 + Math.floor(((bytes.length - 17) * n) / 39));
    for (const at of places.filter((place) => place !== firstEnd[kind]))
      await expect(unpacked(bytes.subarray(0, at), 'cut.jsonl'), `${at}`).rejects.toThrow(
        new RegExp(`^cut\\.jsonl is cut off: its \\w+ data goes on where the file ends, at byte ${at}\\.`),
      );
  });

  it.each(['gzip', 'zstd', 'bzip2'] as const)('or has a wrong byte is never kept, by %s', async (kind) => {
    const bytes = kind === 'gzip' ? gzipSync(foreignText) : whole[kind];
    const places = bytes.length - 10;
    const silent: number[] = [];
    for (let at = 10; at < 10 + places; at++) {
      const wrong = Buffer.from(bytes);
      wrong[at]! ^= 0x10;
      const content = await unpacked(wrong, 'wrong.jsonl').catch((error: Error) => {
        expect(error.message, `${at}`).toMatch(
          /^wrong\.jsonl (is damaged|is cut off|has other bytes|was comp|takes)/,
        );
        return undefined;
      });
      if (content && content.toString() !== foreignText) silent.push(at);
    }
    // The second frame of Zstandard has no checksum: what is wrong in it may pass for text.
    expect(silent.filter((at) => kind !== 'zstd' || at < firstEnd.zstd)).toEqual([]);
  });

  it.each(['gzip', 'zstd', 'bzip2'] as const)(
    'or is followed by other bytes is refused, by %s',
    async (kind) => {
      for (const garbage of ['x', 'garbage that is no data', '{"question":"more"}\n'.repeat(40_000)]) {
        const bytes = Buffer.concat([whole[kind], Buffer.from(garbage)]);
        await expect(unpacked(bytes, 'more.jsonl')).rejects.toThrow(
          /^more\.jsonl (has other bytes among or after|is cut off)/,
        );
      }
    },
  );

  it('is refused where another gzip member comes after zeros', async () => {
    for (const zeros of [1, 100, 2 ** 18, 2 ** 19 + 5]) {
      const bytes = Buffer.concat([whole.gzip, Buffer.alloc(zeros), gzipSync('more')]);
      await expect(unpacked(bytes, 'gap.gz')).rejects.toThrow(
        /^gap\.gz has other bytes among or after its gzip data/,
      );
    }
  });
});

describe('A packed file is refused', () => {
  it('that unpacks to more than is allowed', async () => {
    const limits = { most: 100_000, ratio: 1000, unsuspected: 1e9 };
    await expect(unpacked(gzipSync(longText), 'large.gz', { limits })).rejects.toThrow(
      'large.gz unpacks to more than 0.1 MB: unpack it yourself, and name the unpacked file.',
    );
  });

  it.each(['gzip', 'zstd'] as const)('that is a bomb, while it is being unpacked, by %s', async (kind) => {
    const bytes = await packedBytes(kind, Buffer.alloc(50_000_000));
    const limits = { most: 1e9, ratio: 200, unsuspected: 1_000_000 };
    await expect(unpacked(bytes, 'bomb', { limits })).rejects.toThrow(
      /^bomb unpacks to \d+ times its size, to more than [\d.]+ MB, as files do that are made to fill a disk: unpack it yourself/,
    );
  });

  it('that needs a dictionary', async () => {
    await expect(unpacked(from64(oddFiles.dictionary), 'd.zst')).rejects.toThrow(
      /^d\.zst was compressed with a dictionary \(number \d+\), which is not in it: unpack it with "zstd -d -D DICTIONARY"/,
    );
  });

  it('that takes more memory than there should be need of', async () => {
    await expect(unpacked(from64(oddFiles.longWindow), 'l.zst')).rejects.toThrow(
      'l.zst takes 2048 MB of memory to unpack, more than 128: unpack it with "zstd -d --long=31", and name the unpacked file.',
    );
  });

  it('that holds a tar archive', async () => {
    await expect(unpacked(from64(oddFiles.tarInGzip), 'a.tgz')).rejects.toThrow(
      'a.tgz holds a tar archive: unpack it with "tar -xf a.tgz", and name the file in it.',
    );
  });

  it('that is not packed', async () => {
    await expect(unpacked(Buffer.from(foreignText), 'a.gz')).rejects.toThrow(
      'a.gz is not compressed with gzip, Zstandard or bzip2.',
    );
  });

  it('by whoever calls it off', async () => {
    const stop = new AbortController();
    const progress = (): void => stop.abort(new Error('called off'));
    await expect(unpacked(gzipSync(longText), 'off.gz', { signal: stop.signal, progress })).rejects.toThrow(
      'called off',
    );
  });
});
