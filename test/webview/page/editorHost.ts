import { serve, type CallContext, type Port } from '../../../src/core/protocol/rpc';

/** What the page offers to the test, and the test to the page. */
export interface EditorWindow {
  acquireVsCodeApi(): unknown;
  /** Answers a call of the editor; made by the test. */
  answer(method: string, request: string): Promise<string>;
  remembered?: unknown;
  harness: {
    call(method: string, request: unknown): Promise<unknown>;
    /** Tells how far the latest call of a method has come. */
    progress(method: string, progress: unknown): void;
    /** Whether the latest call of a method was ended. */
    isEnded(method: string): boolean;
    state(): unknown;
  };
}

declare const window: EditorWindow & Window & typeof globalThis;

const methods = [
  ...['ready', 'act', 'cells', 'sortRows', 'findText', 'findPlace', 'record', 'facts', 'atRow'],
];

let state: unknown = window.remembered;
const listeners: ((message: unknown) => void)[] = [];
const latest = new Map<string, CallContext>();
const port: Port = {
  // VS Code clones messages too.
  send: (message) => window.postMessage(structuredClone(message)),
  onMessage: (listener) => listeners.push(listener),
};

window.acquireVsCodeApi = () => ({
  postMessage: (message: unknown) =>
    setTimeout(() => listeners.forEach((listener) => listener(structuredClone(message)))),
  getState: () => state,
  setState: (next: unknown) => (state = JSON.parse(JSON.stringify(next))),
});

serve(
  port,
  Object.fromEntries(
    methods.map((method) => [
      method,
      (request: unknown, context: CallContext) => {
        latest.set(method, context);
        return Promise.race([answered(method, request), ended(context)]);
      },
    ]),
  ),
);

const replies = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
let calls = 1_000_000;
listeners.push((message) => {
  const { type, id, result, message: text } = message as Record<string, unknown>;
  const waiting = replies.get(id as number);
  if (type === 'result') waiting?.resolve(result);
  if (type === 'error') waiting?.reject(new Error(String(text)));
});

window.harness = {
  call(method, request) {
    const id = calls++;
    return new Promise((resolve, reject) => {
      replies.set(id, { resolve, reject });
      port.send({ type: 'call', id, method, request });
    });
  },
  progress: (method, progress) => latest.get(method)?.progress(progress),
  isEnded: (method) => latest.get(method)?.signal.aborted === true,
  state: () => state,
};

function ended({ signal }: CallContext): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

async function answered(method: string, request: unknown): Promise<unknown> {
  const answer = await window.answer(method, JSON.stringify(request));
  const { result, error, kind } = JSON.parse(answer) as Record<string, unknown>;
  if (error !== undefined) throw Object.assign(new Error(String(error)), { name: kind });
  const found = result as { places?: readonly number[] } | undefined;
  return method === 'findText' && found?.places
    ? { ...found, places: Uint32Array.from(found.places) }
    : result;
}
