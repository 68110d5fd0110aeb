import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { floats, integers, onnxFile, type Graph, type GraphNode, type Initializer } from './onnxFile';

/** The words of the made tokenizer; any other is `[UNK]`. */
export const words = ['[UNK]', 'how', 'many', 'shells', 'otter', 'boom', 'lynx', 'sum'];
const dimensions = 4;

/** A made encoder: what it does instead of the usual. */
export interface EncoderKind {
  /** How many rows its table has, where these are fewer than the tokenizer's words. */
  readonly rows?: number;
  /** Divides the least whole number by −1 at this word, for which an x86 processor ends the process (SIGFPE). */
  readonly crashesAt?: string;
  /** An operator that no runtime has. */
  readonly unknownOperator?: boolean;
  /** Its weights lie in a file that is not there. */
  readonly external?: boolean;
  /** Whether its vectors depend on all that is read with a text, as those of a model that is quantised while it runs. */
  readonly looksBeside?: boolean;
  /** The name of what it gives. */
  readonly output?: string;
}

/** Writes a static encoder with a tokenizer of eight words; gives its folder. */
export function writeEncoder(folder: string, kind: EncoderKind = {}): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.onnx'), onnxFile(graphOf(kind)));
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ max_position_embeddings: 64 }));
  return folder;
}

/** The vector of a word before it is brought to length 1. */
export function rowOf(word: string): number[] {
  const id = Math.max(0, words.indexOf(word));
  return Array.from({ length: dimensions }, (_, d) => 1 + ((id * 7 + d * 3) % 11));
}

function graphOf(kind: EncoderKind): Graph {
  const { rows = words.length, crashesAt, unknownOperator, external, output, looksBeside } = kind;
  const table = floats(
    'table',
    [rows, dimensions],
    Float32Array.from(words.slice(0, rows).flatMap((word) => rowOf(word))),
  );
  const name = output ?? 'last_hidden_state';
  const ids = crashesAt === undefined ? 'input_ids' : 'checked';
  const nodes: GraphNode[] = [
    ...(crashesAt === undefined ? [] : divisions),
    { op: 'Gather', inputs: ['table', ids], output: unknownOperator || looksBeside ? 'looked_up' : name },
    ...(looksBeside ? beside(name) : []),
    ...(unknownOperator ? [{ op: 'Sparkle', domain: 'made.up', inputs: ['looked_up'], output: name }] : []),
  ];
  return {
    inputs: [
      { name: 'input_ids', type: 'int64', shape: ['batch', 'length'] },
      { name: 'attention_mask', type: 'int64', shape: ['batch', 'length'] },
    ],
    outputs: [{ name, type: 'float32', shape: ['batch', 'length', dimensions] }],
    initializers: [
      external ? { ...table, file: 'weights.bin' } : table,
      ...(crashesAt === undefined ? [] : divisionNumbers(crashesAt)),
    ],
    nodes,
  };
}

/** The vectors plus the mean of all token ids of the batch. */
const beside = (output: string): GraphNode[] => [
  { op: 'Cast', inputs: ['input_ids'], output: 'numbers', attributes: { to: 1 } },
  { op: 'ReduceMean', inputs: ['numbers'], output: 'level', attributes: { keepdims: 0 } },
  { op: 'Add', inputs: ['looked_up', 'level'], output },
];

/** ids + 0 · (least ÷ (2 (ids − trap) − 1)): the divisor is odd, and −1 at the trap alone. */
const divisions: readonly GraphNode[] = [
  { op: 'Sub', inputs: ['input_ids', 'trap'], output: 'distance' },
  { op: 'Mul', inputs: ['distance', 'two'], output: 'even' },
  { op: 'Sub', inputs: ['even', 'one'], output: 'odd' },
  { op: 'Div', inputs: ['least', 'odd'], output: 'quotient' },
  { op: 'Mul', inputs: ['quotient', 'nought'], output: 'nothing' },
  { op: 'Add', inputs: ['input_ids', 'nothing'], output: 'checked' },
];

function divisionNumbers(word: string): Initializer[] {
  const trap = words.indexOf(word);
  const numbers = { trap, two: 2, one: 1, nought: 0, least: -(2 ** 63) };
  return Object.entries(numbers).map(([name, value]) => integers(name, value));
}

const tokenizer = {
  version: '1.0',
  added_tokens: [],
  normalizer: { type: 'Lowercase' },
  pre_tokenizer: { type: 'Whitespace' },
  post_processor: null,
  decoder: null,
  model: {
    type: 'WordLevel',
    vocab: Object.fromEntries(words.map((word, id) => [word, id])),
    unk_token: '[UNK]',
  },
};
