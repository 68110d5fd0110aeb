import { createHash } from 'node:crypto';
import { idWords, IdIndex } from '../../core/dataset/idIndex';
import type { EncodedTexts } from '../onnx/textEncoder';
import type { VectorFile } from '../store/vectorFile';
import type { Encoder } from '../../core/text/encoder';

/** Vectors are written this often, in milliseconds: what a crash or a cancellation can cost. */
const writeAfter = 1000;
const mostHeld = 4096;
const mostAttempts = 3;

/** An encoder that gives vectors as they are made. */
export interface EachEncoder {
  readonly dimensions: number;
  encodeEach(texts: readonly string[], signal?: AbortSignal): AsyncIterable<EncodedTexts>;
}

/**
 * An encoder that runs once a text: what it gave is kept on disk, by a hash of the text, for every measure and every
 * dataset. What was encoded before an end of any kind is kept.
 */
export class StoredEncoder implements Encoder {
  /** How many texts were run through the model, not found. */
  encoded = 0;

  constructor(
    private readonly encoder: EachEncoder,
    private readonly vectors: VectorFile,
    private readonly signal: AbortSignal,
    private readonly onEncoded: (texts: number, seconds: number) => void = () => undefined,
  ) {}

  get dimensions(): number {
    return this.encoder.dimensions;
  }

  /** Unit vectors of these texts, in their order. */
  async encode(texts: readonly string[]): Promise<Float32Array> {
    const ids = textIds(texts);
    // A vector that turns out to be damaged is made anew.
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      await this.encodeMissing(texts, ids);
      const { vectors, lost } = await this.vectors.read(ids);
      if (lost.length === 0) return vectors;
    }
    throw new Error('Vectors that were written cannot be read back.');
  }

  close(): Promise<void> {
    return this.vectors.close();
  }

  private async encodeMissing(texts: readonly string[], ids: Uint32Array): Promise<void> {
    const asked = new IdIndex();
    const missing = [...texts.keys()].filter((at) => {
      if (this.vectors.has(ids, at * idWords)) return false;
      const before = asked.count;
      return asked.add(ids, at * idWords) === before;
    });
    if (missing.length === 0) return;
    const held = new HeldVectors(this.vectors);
    let since = performance.now();
    try {
      for await (const { places, vectors } of this.encoder.encodeEach(
        missing.map((at) => texts[at]!),
        this.signal,
      )) {
        held.take(
          places.map((place) => missing[place]!),
          ids,
          vectors,
        );
        this.encoded += places.length;
        this.onEncoded(places.length, (performance.now() - since) / 1000);
        since = performance.now();
        if (held.isFull) await held.write();
      }
    } finally {
      await held.write();
    }
  }
}

/** Vectors on their way to the file. */
class HeldVectors {
  private ids: Uint32Array[] = [];
  private vectors: Float32Array[] = [];
  private count = 0;
  private since = Date.now();

  constructor(private readonly file: VectorFile) {}

  get isFull(): boolean {
    return this.count >= mostHeld || Date.now() - this.since > writeAfter;
  }

  take(places: readonly number[], ids: Uint32Array, vectors: Float32Array): void {
    for (const at of places) this.ids.push(ids.subarray(at * idWords, (at + 1) * idWords));
    this.vectors.push(vectors);
    this.count += places.length;
  }

  async write(): Promise<void> {
    const { ids, vectors, count } = this;
    [this.ids, this.vectors, this.count, this.since] = [[], [], 0, Date.now()];
    if (count === 0) return;
    const words = new Uint32Array(count * idWords);
    ids.forEach((id, at) => words.set(id, at * idWords));
    const numbers = new Float32Array(count * this.file.dimensions);
    let next = 0;
    for (const part of vectors) {
      numbers.set(part, next);
      next += part.length;
    }
    await this.file.add(words, numbers);
  }
}

/** The ids that the vectors of texts are kept under: four words of the SHA-256 of each. */
export function textIds(texts: readonly string[]): Uint32Array {
  const ids = new Uint32Array(texts.length * idWords);
  texts.forEach((text, at) => {
    const { buffer, byteOffset } = createHash('sha256')
      .update(text)
      .digest()
      .subarray(0, 4 * idWords);
    ids.set(new Uint32Array(buffer.slice(byteOffset, byteOffset + 4 * idWords)), at * idWords);
  });
  return ids;
}
