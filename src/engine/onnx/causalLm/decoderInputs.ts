import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { UserError } from '../../../core/userError';

type Metadata = InferenceSession.TensorValueMetadata;

/** Rows of token ids that are run together, each padded on the right to `width`. */
export interface TokenBatch {
  readonly rows: readonly ArrayLike<number>[];
  readonly width: number;
}

/** Makes one input of a decoder for a batch. */
type InputMaker = (batch: TokenBatch) => Tensor;

/** What stands at one place of an input: for a row of token ids and a position. */
type Value = (row: ArrayLike<number>, at: number) => number;

const byPosition: Readonly<Record<string, Value>> = {
  input_ids: (row, at) => row[at] ?? 0,
  attention_mask: (row, at) => (at < row.length ? 1 : 0),
  position_ids: (row, at) => at % Math.max(1, row.length),
};

/**
 * Makes what a decoder takes: token ids, mask and positions as int32 or int64, an empty past where it keeps one (of any
 * rank and type: attention caches of length 0, convolution and state-space states of noughts), and the switches that
 * exporters add. Throws UserError for a graph that takes anything else: it is no decoder that stands alone.
 */
export function decoderInputs(
  name: string,
  inputs: readonly InferenceSession.ValueMetadata[],
): ReadonlyMap<string, InputMaker> {
  const makers = new Map(inputs.map((input) => [input.name, input.isTensor ? makerOf(input) : undefined]));
  const strange = inputs.find((input) => makers.get(input.name) === undefined);
  if (!makers.has('input_ids') || strange) throw refusal(name, inputs, strange?.name);
  return makers as Map<string, InputMaker>;
}

function makerOf({ name, type, shape }: Metadata): InputMaker | undefined {
  const value = byPosition[name];
  if (value) return isInteger(type) ? (batch) => integers(type, batch, value) : undefined;
  if (name === 'use_cache_branch') return () => new Tensor('bool', Uint8Array.of(0), [1]);
  if (name === 'cache_position')
    return ({ width }) => integers('int64', { rows: [[]], width }, (_, at) => at, [width]);
  if (/^(num_)?logits_to_keep$/.test(name))
    return () =>
      new Tensor(
        'int64',
        BigInt64Array.of(0n),
        shape.map(() => 1),
      );
  return /(^|[._])past|cache/.test(name) ? ({ rows }) => emptyPast(type, shape, rows.length) : undefined;
}

function isInteger(type: string): type is 'int32' | 'int64' {
  return type === 'int32' || type === 'int64';
}

function integers(
  type: 'int32' | 'int64',
  { rows, width }: TokenBatch,
  value: Value,
  shape: readonly number[] = [rows.length, width],
): Tensor {
  // The high halves of 64-bit integers stay nought: filling the low ones is several times as fast as BigInts.
  const step = type === 'int64' ? 2 : 1;
  const words = new Int32Array(rows.length * width * step);
  rows.forEach((row, r) => {
    for (let at = 0; at < width; at++) words[step * (r * width + at)] = value(row, at);
  });
  return type === 'int32'
    ? new Tensor('int32', words, shape)
    : new Tensor('int64', new BigInt64Array(words.buffer), shape);
}

/** What a decoder remembers before the first token: its first free dimension is the batch, the others the past's length, 0. */
function emptyPast(type: string, shape: Metadata['shape'], batch: number): Tensor {
  const free = shape.findIndex((size) => typeof size !== 'number' || size < 0);
  const dims = shape.map((size, at) =>
    typeof size === 'number' && size >= 0 ? size : at === free ? batch : 0,
  );
  const size = dims.reduce((product, one) => product * one, 1);
  return type === 'float16'
    ? new Tensor('float16', new Uint16Array(size), dims)
    : new Tensor('float32', new Float32Array(size), dims);
}

function refusal(
  name: string,
  inputs: readonly InferenceSession.ValueMetadata[],
  strange: string | undefined,
): UserError {
  const names = inputs.map((input) => input.name);
  if (names.some((one) => one.startsWith('encoder_')))
    return new UserError(
      `The model ${name} is half of an encoder-decoder: it continues what another model has read, and does not stand alone.`,
      { remedy: { kind: 'chooseLanguageModel' } },
    );
  if (strange === 'token_type_ids')
    return new UserError(
      `The model ${name} is no causal language model: it takes token_type_ids, as BERT and its kin do, which read a text in both directions.`,
    );
  if (strange === 'inputs_embeds')
    return new UserError(
      `The model ${name} takes embeddings instead of tokens: it is a part of a larger model, and does not stand alone.`,
      { remedy: { kind: 'chooseLanguageModel' } },
    );
  const why = names.includes('input_ids')
    ? `it takes ${strange}, which is not known here`
    : `it takes ${names.join(', ')}, not tokens`;
  return new UserError(`The model ${name} is no language model: ${why}.`);
}
