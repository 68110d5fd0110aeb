import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { UserError } from '../../core/userError';
import type { Pooling } from '../models/encoderUse';
import type { ModelFolder } from '../models/modelFolder';
import { pooled } from './pooled';
import { loadSession, OutOfVocabulary, runSession } from './session';

const knownInputs = ['input_ids', 'attention_mask', 'token_type_ids'];
const knownOutputs = ['sentence_embedding', 'text_embeds', 'last_hidden_state', 'token_embeddings'];

/** What stands at one place of an input: for a row of token ids and a position. */
type Value = (row: Int32Array, at: number) => number;

const values: Record<string, Value> = {
  input_ids: (row, at) => row[at] ?? 0,
  attention_mask: (row, at) => (at < row.length ? 1 : 0),
  token_type_ids: () => 0,
};

/** An ONNX graph that turns token ids into unit vectors. Names of inputs and pooling are read from the graph. */
export class EncoderModel {
  private constructor(
    private readonly name: string,
    private readonly session: InferenceSession,
    private readonly integers: 'int64' | 'int32',
    private readonly output: string,
    private readonly pooling: Pooling,
  ) {}

  /** Loads a graph. Throws UserError where it is no text encoder. */
  static async load(model: ModelFolder, threads: number): Promise<EncoderModel> {
    const session = await loadSession(model.model, threads);
    const output = outputOf(model.name, session);
    return new EncoderModel(model.name, session, integerType(model, session), output, model.use.pooling);
  }

  /** The unit vectors of token rows that are run together, one after another. Throws UserError. */
  async run(rows: readonly Int32Array[]): Promise<Float32Array> {
    const width = Math.max(1, ...rows.map((row) => row.length));
    const feeds = Object.fromEntries(
      this.session.inputNames.map((name) => [name, this.tensor(rows, width, values[name]!)]),
    );
    const outputs = await runSession(this.session, this.name, feeds, [this.output]).catch(
      (error: unknown) => {
        throw error instanceof OutOfVocabulary ? this.mismatch(error, rows) : error;
      },
    );
    const output = this.vectorsOf(outputs[this.output] as Tensor);
    const vectors = normalised(pooled(output, rows, this.pooling), rows.length);
    // What the runtime holds for an output would otherwise wait for the collector, which cannot see its size.
    output.dispose();
    return vectors;
  }

  private tensor(rows: readonly Int32Array[], width: number, value: Value): Tensor {
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

  private vectorsOf(output: Tensor): Tensor {
    if (output.type === 'float32' && (output.dims.length === 2 || output.dims.length === 3)) return output;
    throw new UserError(
      `The model ${this.name} is not a text encoder: it gives ${output.type} [${output.dims.join(', ')}] where vectors are expected.`,
    );
  }

  /** What it means that a table of the model has no row of a number: the number is a token's, or a position's. */
  private mismatch({ index, size }: OutOfVocabulary, rows: readonly Int32Array[]): UserError {
    const isToken = rows.some((row) => row.includes(index));
    return new UserError(
      isToken
        ? `The model ${this.name} has ${counted(size)} tokens, but its tokenizer gives token ${counted(index)}: they do not belong together.`
        : `The model ${this.name} reads at most ${counted(size)} tokens of a text, but its config.json (max_position_embeddings) lets it have more.`,
    );
  }
}

function counted(number: number): string {
  return number.toLocaleString('en');
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
    `The model ${model.model} is not a text encoder: it takes ${takes || 'nothing'} where ${knownInputs.join(', ')} are expected.`,
  );
}

/** The output that holds the vectors: a text's own before those of its tokens. */
function outputOf(name: string, session: InferenceSession): string {
  if (session.outputNames.includes('logits'))
    throw new UserError(
      `The model ${name} is not a text encoder: it gives logits, as a language model or a classifier does.`,
      { remedy: { kind: 'chooseLanguageModel' } },
    );
  return knownOutputs.find((one) => session.outputNames.includes(one)) ?? session.outputNames[0]!;
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
