import { setImmediate } from 'node:timers/promises';
import { longestText, type ModelFolder } from '../models/modelFolder';
import { UserError } from '../../core/userError';
import { batchesOf, type BatchSize } from './batching';
import { EncoderModel } from './encoderModel';
import { Tokenizer } from './tokenizer';
import { TokenisingThread } from './tokenisingThread';
import { rowsOf, tokenRows, type TokenRows } from './tokenRows';
import { unlikeTexts } from './unlikeTexts';
import type { Encoder } from '../../core/text/encoder';

/** Texts that are tokenised together while those before them are run; the first ones are few, as nothing runs yet. */
const partTexts = 512;
const firstTexts = 32;
const tokenisedAtOnce = 32;

/**
 * Measured with MiniLM on two cores: up to some 512 tokens a layer's numbers stay in the cache, and 4,096 are a fifth
 * slower. More threads are kept busy by more tokens.
 */
const transformerTokens = 256;
const leastTokens = 512;

/** A static model looks vectors up and adds them: what costs there is every call. */
const staticBatch: BatchSize = { tokens: 4096, texts: 256 };
const staticMilliseconds = 4;

/** For a model that makes something else of a text beside others. */
const singleTexts: BatchSize = { tokens: 1, texts: 1 };
/** How far apart two unit vectors of a text may lie: rounding to half precision moves them by some .001. */
const tolerance = 0.01;

/** The vectors of some of the texts that were given: row i belongs to the text at `places[i]`. */
export interface EncodedTexts {
  readonly places: readonly number[];
  readonly vectors: Float32Array;
}

interface Row {
  readonly ids: Int32Array;
  readonly place: number;
  readonly length: number;
}

/** A text model that turns texts into unit vectors. */
export class OnnxTextEncoder implements Encoder {
  /** The tokens that were run so far: those of the texts, and those that fill the rows of a batch up. */
  readonly tokens = { own: 0, padding: 0 };
  private thread: TokenisingThread | undefined;

  private constructor(
    private readonly model: EncoderModel,
    private readonly folder: ModelFolder,
    readonly tokenizer: Tokenizer,
    readonly dimensions: number,
    private batch: BatchSize,
    private readonly threads: number,
  ) {}

  /**
   * Loads a model and tries it out, as to its neighbours unless `oneAtATime` says what came of that. Throws UserError
   * where it is no text encoder.
   */
  static async load(folder: ModelFolder, threads: number, oneAtATime?: boolean): Promise<OnnxTextEncoder> {
    const model = await EncoderModel.load(folder, threads);
    const tokenizer = await Tokenizer.read(folder.tokenizer);
    const word = Int32Array.from(tokenizer.encode('difficulty', longestText(folder)));
    const { length } = await model.run([word]);
    const batch = await batchFor(model, word, threads);
    const encoder = new OnnxTextEncoder(model, folder, tokenizer, length, batch, threads);
    if (oneAtATime ?? (await encoder.dependsOnNeighbours())) encoder.batch = singleTexts;
    return encoder;
  }

  /** Whether each text is read by itself, as what the model makes of one depends on those beside it. */
  get oneAtATime(): boolean {
    return this.batch === singleTexts;
  }

  /** The most tokens of a text that are read. */
  get longest(): number {
    return longestText(this.folder);
  }

  /** Unit vectors of these texts, in their order; equal texts are encoded once. */
  async encode(texts: readonly string[]): Promise<Float32Array> {
    const places = new Map<string, number>();
    for (const text of texts) if (!places.has(text)) places.set(text, places.size);
    const distinct = new Float32Array(places.size * this.dimensions);
    for await (const found of this.encodeEach([...places.keys()]))
      found.places.forEach((place, at) => copyRow(found.vectors, at, distinct, place, this.dimensions));
    if (places.size === texts.length) return distinct;
    const vectors = new Float32Array(texts.length * this.dimensions);
    texts.forEach((text, at) => copyRow(distinct, places.get(text)!, vectors, at, this.dimensions));
    return vectors;
  }

  /** Encodes texts, the short ones first, and gives vectors batch by batch as they are made. */
  async *encodeEach(texts: readonly string[], signal?: AbortSignal): AsyncGenerator<EncodedTexts> {
    const parts = partsOf(texts);
    let next = this.tokenised(texts, parts[0] ?? []);
    for (let at = 0; at < parts.length; at++) {
      const rows = await next;
      // The following texts are tokenised while these are run.
      next = this.tokenised(texts, parts[at + 1] ?? []);
      next.catch(() => undefined);
      for (const batch of batchesOf(rows, this.batch)) {
        signal?.throwIfAborted();
        const vectors = await this.model.run(batch.map(({ ids }) => ids));
        this.count(batch);
        yield { places: batch.map(({ place }) => place), vectors };
      }
    }
  }

  /** Whether texts have other vectors together than alone. A model that cannot read them says so when it is used. */
  private async dependsOnNeighbours(): Promise<boolean> {
    const rows = unlikeTexts.map((text) =>
      Int32Array.from(this.tokenizer.encode(this.folder.use.prefix + text, this.longest)),
    );
    try {
      const together = await this.model.run(rows);
      for (const [at, row] of rows.entries()) {
        const alone = await this.model.run([row]);
        const from = at * this.dimensions;
        if (distance(alone, together.subarray(from, from + this.dimensions)) > tolerance) return true;
      }
      return false;
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
  }

  private count(batch: readonly Row[]): void {
    const own = batch.reduce((sum, { length }) => sum + length, 0);
    this.tokens.own += own;
    this.tokens.padding += batch.length * batch.at(-1)!.length - own;
  }

  private async tokenised(texts: readonly string[], places: readonly number[]): Promise<Row[]> {
    const { prefix } = this.folder.use;
    const found = rowsOf(await this.tokenRows(places.map((place) => prefix + texts[place]!)));
    return found.map((ids, at) => ({ ids, place: places[at]!, length: ids.length }));
  }

  private tokenRows(texts: readonly string[]): Promise<TokenRows> {
    if (this.overlaps && texts.length === partTexts)
      this.thread ??= TokenisingThread.start(this.folder.tokenizer);
    const most = this.longest;
    return this.thread?.tokenise({ texts, most }) ?? this.tokeniseHere(texts, most);
  }

  /** In this thread, which has other callers to answer. */
  private async tokeniseHere(texts: readonly string[], most: number): Promise<TokenRows> {
    const rows: number[][] = [];
    for (const [at, text] of texts.entries()) {
      rows.push(this.tokenizer.encode(text, most));
      if (at % tokenisedAtOnce === tokenisedAtOnce - 1) await setImmediate();
    }
    return tokenRows(rows);
  }

  /**
   * Whether a thread of its own tokenises. Two threads that run a transformer wait for each other whenever a third wants
   * their core: there it cost 4% of the time to save 1% (measured with MiniLM on two cores).
   */
  private get overlaps(): boolean {
    return this.threads > (this.batch === staticBatch ? 1 : 2);
  }
}

/** The places of texts, the short ones first, in parts: what is tokenised together is then of alike length. */
function partsOf(texts: readonly string[]): number[][] {
  const order = [...texts.keys()].sort((one, other) => texts[one]!.length - texts[other]!.length);
  const parts: number[][] = [];
  for (let from = 0; from < order.length; from += parts.at(-1)!.length)
    parts.push(order.slice(from, from + (from === 0 ? firstTexts : partTexts)));
  return parts;
}

/** How much of a model's input is run together: a model that reads 512 tokens in a moment is a static one. */
async function batchFor(model: EncoderModel, word: Int32Array, threads: number): Promise<BatchSize> {
  const rows = Array.from({ length: Math.ceil(leastTokens / word.length) }, () => word);
  const start = performance.now();
  await model.run(rows);
  if (performance.now() - start < staticMilliseconds) return staticBatch;
  return { tokens: Math.max(leastTokens, threads * transformerTokens), texts: staticBatch.texts };
}

function distance(one: Float32Array, other: Float32Array): number {
  return Math.hypot(...one.map((value, at) => value - other[at]!));
}

function copyRow(from: Float32Array, row: number, to: Float32Array, place: number, dimensions: number): void {
  to.set(from.subarray(row * dimensions, (row + 1) * dimensions), place * dimensions);
}
