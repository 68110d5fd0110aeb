import { Tensor, type InferenceSession } from 'onnxruntime-node';
import type { Encoder } from '../../core/measures/measure';
import { UserError } from '../../core/userError';
import { longestText, type ModelFolder } from '../models/modelFolder';
import { loadSession, runSession } from './session';
import { Tokenizer } from './tokenizer';

const batchTokens = 4096;
const batchTexts = 256;
const knownInputs = ['input_ids', 'attention_mask', 'token_type_ids'];

/** What stands at one place of an input: for a row of token ids and a position. */
type Value = (row: readonly number[], at: number) => number;

/** A text model that turns texts into unit vectors. Names of inputs, pooling and dimensions are read from the model. */
export class OnnxTextEncoder implements Encoder {
  private constructor(
    private readonly name: string,
    private readonly session: InferenceSession,
    readonly tokenizer: Tokenizer,
    private readonly integers: 'int64' | 'int32',
    private readonly longest: number,
    readonly dimensions: number,
  ) {}

  /** Loads a model. Throws UserError where it is no text encoder. */
  static async load(model: ModelFolder, threads: number): Promise<OnnxTextEncoder> {
    const session = await loadSession(model.model, threads);
    if (session.outputNames.includes('logits'))
      throw new UserError(
        `The model ${model.name} is not a text encoder: it gives logits, as a language model or a classifier does. A language model is named with --lm DIR.`,
      );
    const integers = integerType(model, session);
    const tokenizer = await Tokenizer.read(model.tokenizer);
    const longest = longestText(model);
    const empty = new OnnxTextEncoder(model.name, session, tokenizer, integers, longest, 0);
    const probe = await empty.run([tokenizer.encode('difficulty', longest)]);
    return new OnnxTextEncoder(model.name, session, tokenizer, integers, longest, probe.length);
  }

  /** Unit vectors of these texts; equal texts are encoded once. */
  async encode(texts: readonly string[]): Promise<Float32Array> {
    const places = new Map<string, number>();
    for (const text of texts) if (!places.has(text)) places.set(text, places.size);
    const distinct = new Float32Array(places.size * this.dimensions);
    // All texts are tokenised before the first is run: going to and fro would drive the model out of the cache.
    const rows = [...places].map(([text, place]) => ({
      ids: this.tokenizer.encode(text, this.longest),
      place,
    }));
    rows.sort((one, other) => one.ids.length - other.ids.length);
    for (const batch of batchesOf(rows)) {
      const found = await this.run(batch.map(({ ids }) => ids));
      batch.forEach(({ place }, at) => copyRow(found, at, distinct, place, this.dimensions));
    }
    if (places.size === texts.length) return distinct;
    const vectors = new Float32Array(texts.length * this.dimensions);
    texts.forEach((text, at) => copyRow(distinct, places.get(text)!, vectors, at, this.dimensions));
    return vectors;
  }

  private async run(ids: readonly (readonly number[])[]): Promise<Float32Array> {
    const width = Math.max(1, ...ids.map((row) => row.length));
    const values: Record<string, Value> = {
      input_ids: (row, at) => row[at] ?? 0,
      attention_mask: (row, at) => (at < row.length ? 1 : 0),
      token_type_ids: () => 0,
    };
    const feeds = Object.fromEntries(
      this.session.inputNames.map((name) => [name, this.tensor(ids, width, values[name]!)]),
    );
    const outputs = await runSession(this.session, this.name, feeds);
    return normalised(
      pooled(
        this.output(outputs),
        ids.map((row) => row.length),
      ),
      ids.length,
    );
  }

  private tensor(rows: readonly (readonly number[])[], width: number, value: Value): Tensor {
    const size = rows.length * width;
    // The high halves of 64-bit integers stay nought: filling the low ones is several times as fast as BigInts.
    const step = this.integers === 'int64' ? 2 : 1;
    const words = new Int32Array(size * step);
    rows.forEach((row, r) => {
      for (let at = 0; at < width; at++) words[step * (r * width + at)] = value(row, at);
    });
    const shape = [rows.length, width];
    return step === 1
      ? new Tensor('int32', words, shape)
      : new Tensor('int64', new BigInt64Array(words.buffer), shape);
  }

  private output(outputs: InferenceSession.ReturnType): Tensor {
    const names = [
      'sentence_embedding',
      'text_embeds',
      'last_hidden_state',
      'token_embeddings',
      ...this.session.outputNames,
    ];
    const output = names.map((name) => outputs[name]).find((one) => one !== undefined) as Tensor;
    if (output.type === 'float32' && (output.dims.length === 2 || output.dims.length === 3)) return output;
    throw new UserError(
      `The model ${this.name} is not a text encoder: it gives ${output.type} [${output.dims.join(', ')}] where vectors are expected.`,
    );
  }
}

/** Cuts rows sorted by length into batches of a bounded size, padding counted in. */
function* batchesOf<T extends { readonly ids: readonly number[] }>(
  rows: readonly T[],
): Generator<readonly T[]> {
  let from = 0;
  for (let at = 1; at <= rows.length; at++) {
    const size = at - from;
    const next = rows[at]?.ids.length ?? Infinity;
    if (size < batchTexts && next * (size + 1) <= batchTokens) continue;
    yield rows.slice(from, at);
    from = at;
  }
}

function integerType(model: ModelFolder, session: InferenceSession): 'int64' | 'int32' {
  const inputs = session.inputMetadata.map((input) => ({
    name: input.name,
    type: input.isTensor ? input.type : 'no tensor',
  }));
  const ids = inputs.find(({ name }) => name === 'input_ids');
  const strange = inputs.find(({ name }) => !knownInputs.includes(name));
  if (ids && !strange && (ids.type === 'int64' || ids.type === 'int32')) return ids.type;
  const takes = inputs.map(({ name, type }) => `${name} (${type})`).join(', ');
  throw new UserError(
    `The model ${model.model} is not a text encoder: it takes ${takes} where ${knownInputs.join(', ')} are expected.`,
  );
}

/** One vector a text: the model's own, or the mean over the tokens of the text. */
function pooled(output: Tensor, lengths: readonly number[]): Float32Array {
  const data = output.data as Float32Array;
  if (output.dims.length === 2) return data;
  const [batch, width, dimensions] = output.dims as [number, number, number];
  const vectors = new Float32Array(batch * dimensions);
  lengths.forEach((length, row) => {
    for (let at = 0; at < length; at++)
      for (let d = 0; d < dimensions; d++)
        vectors[row * dimensions + d]! += data[(row * width + at) * dimensions + d]! / length;
  });
  return vectors;
}

function normalised(vectors: Float32Array, count: number): Float32Array {
  const dimensions = vectors.length / count;
  for (let from = 0; from < vectors.length; from += dimensions) {
    let square = 0;
    for (let at = from; at < from + dimensions; at++) square += vectors[at]! * vectors[at]!;
    if (square === 0) continue;
    const scale = 1 / Math.sqrt(square);
    for (let at = from; at < from + dimensions; at++) vectors[at]! *= scale;
  }
  return vectors;
}

function copyRow(from: Float32Array, row: number, to: Float32Array, place: number, dimensions: number): void {
  to.set(from.subarray(row * dimensions, (row + 1) * dimensions), place * dimensions);
}
