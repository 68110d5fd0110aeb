import { Tensor, type InferenceSession } from 'onnxruntime-node';
import type { Encoder } from '../../core/measures/measure';
import { UserError } from '../../core/userError';
import type { ModelFolder } from '../models/modelFolder';
import { loadSession, runSession } from './session';
import { Tokenizer } from './tokenizer';

const batchTokens = 16_384;
const batchTexts = 256;
const knownInputs = ['input_ids', 'attention_mask', 'token_type_ids'];

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
    const integers = integerType(model, session);
    const tokenizer = await Tokenizer.read(model.tokenizer);
    const positions = Number(model.config['max_position_embeddings'] ?? 512);
    const longest = Number.isInteger(positions) && positions > 2 ? positions : 512;
    const empty = new OnnxTextEncoder(model.name, session, tokenizer, integers, longest, 0);
    const probe = await empty.run([tokenizer.encode('difficulty', longest)]);
    return new OnnxTextEncoder(model.name, session, tokenizer, integers, longest, probe.length);
  }

  /** Unit vectors of these texts; equal texts are encoded once. */
  async encode(texts: readonly string[]): Promise<Float32Array> {
    const places = new Map<string, number[]>();
    texts.forEach((text, at) => places.set(text, [...(places.get(text) ?? []), at]));
    const distinct = [...places.keys()].sort((one, other) => one.length - other.length);
    const vectors = new Float32Array(texts.length * this.dimensions);
    const put = (batch: readonly string[], found: Float32Array): void =>
      batch.forEach((text, at) => {
        const vector = found.subarray(at * this.dimensions, (at + 1) * this.dimensions);
        for (const place of places.get(text)!) vectors.set(vector, place * this.dimensions);
      });
    for (const { batch, ids } of this.batches(distinct)) put(batch, await this.run(ids));
    return vectors;
  }

  private *batches(texts: readonly string[]): Generator<{ batch: string[]; ids: number[][] }> {
    let batch: string[] = [];
    let ids: number[][] = [];
    let width = 0;
    for (const text of texts) {
      const next = this.tokenizer.encode(text, this.longest);
      width = Math.max(width, next.length);
      if (batch.length === batchTexts || (batch.length > 0 && width * (batch.length + 1) > batchTokens)) {
        yield { batch, ids };
        [batch, ids, width] = [[], [], next.length];
      }
      batch.push(text);
      ids.push(next);
    }
    if (batch.length > 0) yield { batch, ids };
  }

  private async run(ids: readonly (readonly number[])[]): Promise<Float32Array> {
    const width = Math.max(1, ...ids.map((row) => row.length));
    const all: Record<string, Tensor> = {
      input_ids: this.tensor(ids, width, (row, at) => row[at] ?? 0),
      attention_mask: this.tensor(ids, width, (row, at) => (at < row.length ? 1 : 0)),
      token_type_ids: this.tensor(ids, width, () => 0),
    };
    const feeds = Object.fromEntries(this.session.inputNames.map((name) => [name, all[name]!]));
    const outputs = await runSession(this.session, this.name, feeds);
    return normalised(
      pooled(
        this.output(outputs),
        ids.map((row) => row.length),
      ),
      ids.length,
    );
  }

  private tensor(
    rows: readonly (readonly number[])[],
    width: number,
    value: (row: readonly number[], at: number) => number,
  ): Tensor {
    const shape = [rows.length, width];
    if (this.integers === 'int32')
      return new Tensor(
        'int32',
        Int32Array.from({ length: rows.length * width }, (_, at) =>
          value(rows[Math.floor(at / width)]!, at % width),
        ),
        shape,
      );
    // The high halves stay nought: the 32-bit view is several times as fast as one BigInt after another.
    const data = new BigInt64Array(rows.length * width);
    const low = new Int32Array(data.buffer);
    rows.forEach((row, r) => {
      for (let at = 0; at < width; at++) low[2 * (r * width + at)] = value(row, at);
    });
    return new Tensor('int64', data, shape);
  }

  private output(outputs: InferenceSession.ReturnType): Tensor {
    if (this.session.outputNames.includes('logits'))
      throw new UserError(
        `The model ${this.name} is not a text encoder: it gives logits, as a language model or a classifier does.`,
      );
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
    const vector = vectors.subarray(from, from + dimensions);
    const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    if (norm > 0) for (let d = 0; d < dimensions; d++) vector[d]! /= norm;
  }
  return vectors;
}
