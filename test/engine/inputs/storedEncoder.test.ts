import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StoredEncoder, type EachEncoder } from '../../../src/engine/inputs/storedEncoder';
import { VectorFile } from '../../../src/engine/store/vectorFile';
import { temporaryFolder } from '../../temporary';

const path = join(temporaryFolder(), 'some.2.vectors');

/** Encodes texts in pairs, the last first, and notes what it was asked; a text tells its vector. */
class Noting implements EachEncoder {
  readonly dimensions = 2;
  readonly asked: string[] = [];

  constructor(private readonly before: (text: string) => void = () => undefined) {}

  async *encodeEach(texts: readonly string[], signal?: AbortSignal): ReturnType<EachEncoder['encodeEach']> {
    const order = [...texts.keys()].reverse();
    for (let from = 0; from < order.length; from += 2) {
      signal?.throwIfAborted();
      const places = order.slice(from, from + 2);
      for (const place of places) {
        this.before(texts[place]!);
        this.asked.push(texts[place]!);
      }
      yield { places, vectors: vectorsOf(places.map((place) => texts[place]!)) };
    }
  }
}

function vectorsOf(texts: readonly string[]): Float32Array {
  return Float32Array.from(texts.flatMap((text) => [text.length, text.charCodeAt(0)]));
}

async function stored(encoder: EachEncoder, signal = new AbortController().signal): Promise<StoredEncoder> {
  return new StoredEncoder(encoder, await VectorFile.open(path, 2), signal);
}

describe('An encoder whose vectors are kept', () => {
  it('runs once a text, whoever asks, and gives the vectors in the order of the texts', async () => {
    const encoder = new Noting();
    const one = await stored(encoder);
    const texts = ['b', 'aaa', 'b', 'cc', 'eeeee'];
    expect(await one.encode(texts)).toEqual(vectorsOf(texts));
    expect([...encoder.asked].sort()).toEqual(['aaa', 'b', 'cc', 'eeeee']);
    expect(await one.encode(['cc', 'dddd', 'b'])).toEqual(vectorsOf(['cc', 'dddd', 'b']));
    expect(encoder.asked.filter((text) => text === 'dddd' || text === 'cc')).toHaveLength(2);
    await one.close();
    const again = await stored(encoder);
    expect(await again.encode(texts)).toEqual(vectorsOf(texts));
    expect(again.encoded).toBe(0);
    await again.close();
  });

  it('keeps what was encoded before a cancellation and before an error', async () => {
    const abort = new AbortController();
    const texts = ['p', 'qq', 'rrr', 'ssss', 'ttttt', 'uuuuuu'];
    const stopping = new Noting((text) => text === 'rrr' && abort.abort());
    const one = await stored(stopping, abort.signal);
    await expect(one.encode(texts)).rejects.toThrow();
    await one.close();
    const failing = new Noting((text) => {
      if (text === 'p') throw new Error('The model failed.');
    });
    const two = await stored(failing);
    await expect(two.encode(texts)).rejects.toThrow('The model failed.');
    expect(failing.asked).toEqual(['qq']);
    await two.close();
  });
});
