import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  floats,
  integers,
  onnxFile,
  type Graph,
  type GraphNode,
  type Initializer,
  type ValueInfo,
} from '../onnxFile';

/** What a made decoder's graph takes and gives besides the usual. */
export interface DecoderKind {
  readonly integers?: 'int32' | 'int64';
  readonly positions?: boolean;
  /** The shape of a cache it keeps, as Hugging Face's exporter has it or as one tensor a layer. */
  readonly past?: 'keys' | 'stacked' | 'convolution';
  readonly pastType?: 'float32' | 'float16';
  /** Exporters' switches: which branch of a merged graph runs, how many logits are kept. */
  readonly switches?: boolean;
  readonly half?: boolean;
  /** Its weights lie in a file of this name, or in none. */
  readonly external?: 'there' | 'missing';
  /** Whether a token's logits depend on the next token: no causal model. */
  readonly looksAhead?: boolean;
  /** Whether its logits depend on all that is read with a text, as those of a model that is quantised while it runs. */
  readonly looksBeside?: boolean;
  /** The special tokens of its tokenizer besides; what its tokenizer.json says of them otherwise. */
  readonly tokenizer?: object;
  readonly config?: object;
  readonly generationConfig?: object;
  /** How many tokens it reads at once. */
  readonly longest?: number;
  /** How many tokens the graph knows, where these are fewer than the tokenizer's. */
  readonly vocabulary?: number;
  readonly tokenizerConfig?: object;
}

/** The tokens of the made tokenizer: `<unk>`, `<s>` and single characters (a byte each, as byte-level BPE writes them). */
export const characters = ['<unk>', '<s>', 'Ċ', 'Ġ', ...'abcdefghijklmnopqrstuvwxyz0123456789?.!#:'];

/** The made model's score of a token after another, before the softmax: the same for ever, and plainly uneven. */
export function score(before: number, token: number): number {
  return ((before * 7 + token * 13 + before * token * 5) % 29) / 6 - 2;
}

/** −log p in nats of each character of a text after what comes before it, by the made bigram model. */
export function bigramNats(before: string, text: string): number[] {
  return [...text].map((character, at) => nats(at === 0 ? before : [...text][at - 1]!, character));
}

function nats(before: string, token: string): number {
  const row = characters.map((_, next) => score(idOf(before), next));
  return Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0)) - row[idOf(token)]!;
}

/** A character's token; `<s>` is one as a whole. */
export function idOf(character: string): number {
  return characters.indexOf({ ' ': 'Ġ', '\n': 'Ċ' }[character] ?? character);
}

/** Writes a decoder whose next token depends on the last one alone, with a tokenizer of characters; gives its folder. */
export function writeDecoder(folder: string, kind: DecoderKind = {}): string {
  mkdirSync(folder, { recursive: true });
  const { tokenizerConfig = { bos_token: '<s>' }, longest = 64 } = kind;
  const json = (name: string, value: unknown): void =>
    writeFileSync(join(folder, name), JSON.stringify(value));
  writeFileSync(join(folder, 'model.onnx'), onnxFile(graphOf(kind)));
  if (kind.external === 'there') writeFileSync(join(folder, 'model.onnx_data'), table(characters.length));
  json('tokenizer.json', { ...tokenizer, ...kind.tokenizer });
  json('tokenizer_config.json', tokenizerConfig);
  json('config.json', { max_position_embeddings: longest, ...kind.config });
  if (kind.generationConfig) json('generation_config.json', kind.generationConfig);
  return folder;
}

const tokenizer = {
  added_tokens: ['<unk>', '<s>'].map((content, id) => ({ id, content, special: true })),
  normalizer: null,
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
  post_processor: null,
  decoder: { type: 'ByteLevel' },
  model: {
    type: 'BPE',
    unk_token: '<unk>',
    vocab: Object.fromEntries(characters.map((character, id) => [character, id])),
    merges: [],
  },
};

function table(size: number): Buffer {
  const values = Float32Array.from({ length: size * size }, (_, at) =>
    score(Math.floor(at / size), at % size),
  );
  return Buffer.from(values.buffer);
}

function graphOf(kind: DecoderKind): Graph {
  const { integers: type = 'int64', half, external, vocabulary = characters.length } = kind;
  const input = (name: string, length: string): ValueInfo => ({
    name,
    type,
    shape: ['batch', length],
  });
  const weights: Initializer = {
    ...{ name: 'table', type: 'float32', dims: [vocabulary, vocabulary], data: table(vocabulary) },
    ...(external ? { file: 'model.onnx_data' } : {}),
  };
  const parts = [looks(kind), beside(kind), positions(kind), past(kind), switches(kind)];
  const logits: GraphNode = half
    ? { op: 'Cast', inputs: ['scores'], output: 'logits', attributes: { to: 10 } }
    : { op: 'Identity', inputs: [kind.looksBeside ? 'scaled' : 'scores'], output: 'logits' };
  return {
    inputs: [
      input('input_ids', 'length'),
      input('attention_mask', 'total'),
      ...parts.flatMap((part) => part.inputs ?? []),
    ],
    outputs: [
      { name: 'logits', type: half ? 'float16' : 'float32', shape: ['batch', 'length', vocabulary] },
      ...parts.flatMap((part) => part.outputs ?? []),
    ],
    initializers: [weights, ...parts.flatMap((part) => part.initializers ?? [])],
    nodes: [...parts.flatMap((part) => part.nodes ?? []), logits],
  };
}

/** The scores: a look-up by the token, and where it looks ahead by all tokens of the row. */
function looks({ looksAhead }: DecoderKind): Partial<Graph> {
  const found = looksAhead ? 'found' : 'scores';
  const last: readonly GraphNode[] = [
    { op: 'ReduceSum', inputs: ['found', 'axis'], output: 'all', attributes: { keepdims: 1 } },
    { op: 'Add', inputs: ['found', 'all'], output: 'scores' },
  ];
  return {
    initializers: looksAhead ? [integers('axis', [1])] : [],
    nodes: [{ op: 'Gather', inputs: ['table', 'input_ids'], output: found }, ...(looksAhead ? last : [])],
  };
}

/** The scores times a tenth of the mean of all token ids of the batch. */
function beside({ looksBeside }: DecoderKind): Partial<Graph> {
  if (!looksBeside) return {};
  return {
    initializers: [floats('tenth', [1], Float32Array.of(0.1))],
    nodes: [
      { op: 'Cast', inputs: ['input_ids'], output: 'numbers', attributes: { to: 1 } },
      { op: 'ReduceMean', inputs: ['numbers'], output: 'level', attributes: { keepdims: 0 } },
      { op: 'Mul', inputs: ['level', 'tenth'], output: 'scale' },
      { op: 'Mul', inputs: ['scores', 'scale'], output: 'scaled' },
    ],
  };
}

/** Takes positions and gives them back, so that they are part of the graph. */
function positions({ positions: has, integers: type = 'int64' }: DecoderKind): Partial<Graph> {
  if (!has) return {};
  const info = (name: string): ValueInfo => ({ name, type, shape: ['batch', 'length'] });
  return {
    inputs: [info('position_ids')],
    outputs: [info('positions')],
    nodes: [{ op: 'Identity', inputs: ['position_ids'], output: 'positions' }],
  };
}

/** Takes a cache and gives it back. */
function past({ past: shape, pastType = 'float32' }: DecoderKind): Partial<Graph> {
  if (!shape) return {};
  const caches = {
    keys: {
      'past_key_values.0.key': ['batch', 2, 'past', 4],
      'past_key_values.0.value': ['batch', 2, 'past', 4],
    },
    stacked: { past_0: [2, 'batch', 2, 'past', 4] },
    convolution: { 'past_conv.0': ['batch', 8, 3] },
  }[shape] as unknown as Readonly<Record<string, readonly (number | string)[]>>;
  const names = Object.keys(caches);
  const info = (name: string, as: string): ValueInfo => ({ name: as, type: pastType, shape: caches[name]! });
  return {
    inputs: names.map((name) => info(name, name)),
    outputs: names.map((name) => info(name, `present of ${name}`)),
    nodes: names.map((name) => ({ op: 'Identity', inputs: [name], output: `present of ${name}` })),
  };
}

function switches({ switches: has }: DecoderKind): Partial<Graph> {
  if (!has) return {};
  return {
    inputs: [
      { name: 'use_cache_branch', type: 'bool', shape: [1] },
      { name: 'num_logits_to_keep', type: 'int64', shape: [] },
    ],
    outputs: [
      { name: 'branch', type: 'bool', shape: [1] },
      { name: 'kept', type: 'int64', shape: [] },
    ],
    nodes: [
      { op: 'Identity', inputs: ['use_cache_branch'], output: 'branch' },
      { op: 'Identity', inputs: ['num_logits_to_keep'], output: 'kept' },
    ],
  };
}
