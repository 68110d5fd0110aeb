import { describe, expect, it } from 'vitest';
import { NativeZstdDecoder } from '../../../src/engine/compression/nativeZstdDecoder';
import { packed } from '../../../src/engine/compression/packed';
import { WasmZstdDecoder } from '../../../src/engine/compression/wasmZstdDecoder';
import { unzstdedBy } from '../../../src/engine/compression/zstd';
import type { ZstdDecoder } from '../../../src/engine/compression/zstdDecoder';
import { foreignFiles, foreignText } from './foreignPacking';

/** The decoders that this Node has. */
const decoders: Readonly<Record<string, () => Promise<ZstdDecoder> | ZstdDecoder>> = {
  'in WebAssembly': () => WasmZstdDecoder.load(),
  ...(NativeZstdDecoder.isThere && { 'by Node': () => new NativeZstdDecoder() }),
};

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What bytes unpack to, or the sentence that they are refused with. */
async function outcome(decoder: ZstdDecoder, bytes: Uint8Array): Promise<string> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of unzstdedBy(decoder, inPieces(bytes, 1000), 'a.zst')) pieces.push(piece);
  } catch (error) {
    return (error as Error).message;
  }
  return Buffer.concat(pieces).toString();
}

async function zstded(text: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of packed('zstd', inPieces(Buffer.from(text), 50_000))) pieces.push(piece);
  return Buffer.concat(pieces);
}

const longText = Array.from({ length: 60_000 }, (_, n) => `${n} ${(n * 2654435761) % 2 ** 32}\n`).join('');
const skippable = Buffer.from('502a4d1805000000ffffffffff', 'hex');

describe.each(Object.entries(decoders))('Zstandard is unpacked %s', (_, decoder) => {
  it.each(Object.keys(foreignFiles).filter((tool) => tool.includes('zstd')))(
    'as %s made it',
    async (tool) => {
      expect(await outcome(await decoder(), Buffer.from(foreignFiles[tool]!, 'base64'))).toBe(foreignText);
    },
  );

  it('where frames of many blocks follow one another, and frames to be passed over stand among them', async () => {
    const frame = await zstded(longText);
    const bytes = Buffer.concat([skippable, frame, skippable, skippable, frame, skippable]);
    expect((await outcome(await decoder(), bytes)) === longText + longText).toBe(true);
  });

  it('several files at once', async () => {
    const texts = [1, 2, 3, 4].map((n) => `${n}${longText}`);
    const frames = await Promise.all(texts.map(zstded));
    const made = await Promise.all(frames.map(async (frame) => outcome(await decoder(), frame)));
    expect(made.map((text, at) => text === texts[at])).toEqual([true, true, true, true]);
  });

  it('and what is wrong in it is named by the byte where it begins', async () => {
    const frame = await zstded(longText);
    const checksum = Buffer.from(frame);
    checksum[frame.length - 1]! ^= 1;
    expect(await outcome(await decoder(), checksum)).toBe(
      `a.zst is damaged: a checksum of its Zstandard data is wrong, somewhere after byte ${frame.length - 4}. Fetch or compress it again.`,
    );
    expect(await outcome(await decoder(), frame.subarray(0, 100_000))).toBe(
      'a.zst is cut off: its Zstandard data goes on where the file ends, at byte 100000. Fetch or compress it again.',
    );
  });
});

describe('Zstandard', () => {
  const runs = NativeZstdDecoder.isThere ? it : it.skip;

  runs('with any byte wrong is read or refused alike by Node and in WebAssembly', async () => {
    const whole = Buffer.from(foreignFiles['zstd, two frames, one without a checksum']!, 'base64');
    for (let at = 0; at < whole.length; at++) {
      const wrong = Buffer.from(whole);
      wrong[at]! ^= 0x10;
      const own = await outcome(new NativeZstdDecoder(), wrong);
      expect(own, `${at}`).toBe(await outcome(await WasmZstdDecoder.load(), wrong));
    }
  });
});
