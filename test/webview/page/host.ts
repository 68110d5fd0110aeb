import { headOf } from '../../../src/core/scores/columnHead';
import { numbersIn } from '../../../src/core/scores/heldColumns';
import type { ScoreTable } from '../../../src/core/scores/table';
import { column, made, numbers, type WholeDataset } from '../made';
import { madeReport } from '../madeReport';
import { serve, type Port } from '../../../src/core/protocol/rpc';

/** A table as JSON has it: unknown values are null. */
export interface JsonDataset {
  readonly table: readonly { readonly values: readonly (number | null)[] }[];
  readonly states: readonly number[];
  readonly [field: string]: unknown;
}

/** What the page offers to the test, and the test to the page. */
export interface HarnessWindow {
  acquireVsCodeApi(): unknown;
  /** Answers a call of the panel; made by the test. */
  answer(method: string, request: string): Promise<string>;
  /** What the panel remembers; made by the test before the panel starts. */
  remembered?: unknown;
  harness: {
    show(dataset: JsonDataset): Promise<unknown>;
    /** Shows so many made-up rows by so many measures, the first of which is the difficulty. */
    showMade(rows: number, columns: number): Promise<unknown>;
    /** Shows a calibration, or that there is none. */
    calibration(report: unknown): Promise<unknown>;
    /** Shows a made-up calibration of so many items and respondents. */
    showMadeReport(items: number, respondents: number): Promise<unknown>;
    call(method: string, request: unknown): Promise<unknown>;
    post(message: unknown): void;
    state(): unknown;
  };
}

declare const window: HarnessWindow & Window & typeof globalThis;

const methods = [
  ...['ready', 'act', 'choosePrimary', 'turnRound', 'orderLevels', 'examples', 'agreement', 'preview'],
  ...['correlations', 'describeSet'],
  ...['writeMixture', 'saveRecipe', 'exportSelection', 'reveal', 'itemAnswers', 'rollouts'],
];

let shown: ScoreTable = [];
let state: unknown = window.remembered;
const listeners: ((message: unknown) => void)[] = [];
const port: Port = {
  // VS Code clones messages too, typed arrays included.
  send: (message) => window.postMessage(structuredClone(message)),
  onMessage: (listener) => listeners.push(listener),
};

window.acquireVsCodeApi = () => ({
  postMessage: (message: unknown) =>
    setTimeout(() => listeners.forEach((listener) => listener(structuredClone(message)))),
  getState: () => state,
  setState: (next: unknown) => (state = JSON.parse(JSON.stringify(next))),
});

serve(port, {
  ...Object.fromEntries(methods.map((method) => [method, (request: unknown) => answered(method, request)])),
  numbers: (part: Parameters<typeof numbersIn>[1]) => Promise.resolve(numbersIn(shown, part)),
});

const replies = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
let calls = 1_000_000;
listeners.push((message) => {
  const { type, id, result, message: text } = message as Record<string, unknown>;
  const waiting = replies.get(id as number);
  if (type === 'result') waiting?.resolve(result);
  if (type === 'error') waiting?.reject(new Error(String(text)));
});

window.harness = {
  show: (dataset) => show(fromJson(dataset)),
  showMade: (rows, columns) => {
    const table = Array.from({ length: columns }, (_, at) =>
      column(`made${at}`, `measure ${at}`, 'units', numbers(rows, at + 1)),
    );
    return show(made(rows, table));
  },
  calibration: (report) => call('calibration', report === null ? undefined : withArrays(report)),
  showMadeReport: (items, respondents) => call('calibration', madeReport(items, respondents)),
  call,
  post: (message) => window.postMessage(message),
  state: () => state,
};

/** Shows a dataset without its numbers, and has them ready for when they are asked for. */
function show({ table, ...rest }: WholeDataset): Promise<unknown> {
  shown = table;
  return call('show', { ...rest, columns: table.map(headOf) });
}

function call(method: string, request: unknown): Promise<unknown> {
  const id = calls++;
  return new Promise((resolve, reject) => {
    replies.set(id, { resolve, reject });
    port.send({ type: 'call', id, method, request });
  });
}

function fromJson({ table, states, ...rest }: JsonDataset): WholeDataset {
  return {
    ...rest,
    states: Uint8Array.from(states),
    table: table.map((column) => ({
      ...column,
      values: Float64Array.from(column.values, (value) => value ?? NaN),
    })),
  } as unknown as WholeDataset;
}

const arrays = { Float64Array, Uint8Array, Int32Array };

/** A message as it was before its arrays were written as JSON. */
function withArrays(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withArrays);
  const { $array, values } = value as { $array?: keyof typeof arrays; values: readonly string[] };
  if ($array) return arrays[$array].from(values.map(Number));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withArrays(one)]));
}

async function answered(method: string, request: unknown): Promise<unknown> {
  const plain = JSON.stringify(request, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? [...(value as Uint32Array)] : value,
  );
  const { result, error, kind } = JSON.parse(await window.answer(method, plain)) as Record<string, unknown>;
  if (error !== undefined) throw Object.assign(new Error(String(error)), { name: kind });
  if (method === 'itemAnswers' && result) return itemAnswersOf(result as Record<string, readonly number[]>);
  const draw = result as { rows?: readonly number[] } | undefined;
  return method === 'preview' && draw?.rows ? { ...draw, rows: Uint32Array.from(draw.rows) } : result;
}

function itemAnswersOf({ respondent, correct, attempts }: Record<string, readonly number[]>): unknown {
  return {
    respondent: Uint32Array.from(respondent!),
    correct: Float64Array.from(correct!),
    attempts: Float64Array.from(attempts!),
  };
}
