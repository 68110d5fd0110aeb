import { remedyOf, type Remedy } from '../remedy';
import { UserError } from '../userError';

/** Something messages can be sent through: a child process, its parent, a webview. */
export interface Port {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** How a call is made: with news of its progress, and so that it can be cancelled. */
export interface CallOptions<Progress = unknown> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What the called side is handed besides the request. */
export interface CallContext<Progress = unknown> {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** What is thrown where a call was cancelled. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('Cancelled.');
  }
}

type Message =
  | { type: 'call'; id: number; method: string; request: unknown }
  | { type: 'cancel'; id: number }
  | { type: 'progress'; id: number; progress: unknown }
  | { type: 'result'; id: number; result: unknown }
  | {
      type: 'error';
      id: number;
      kind: string;
      message: string;
      stack: string | undefined;
      remedy?: Remedy;
    };

/** Answers calls that come through a port. Messages that are none are left alone. */
export function serve(port: Port, methods: Readonly<Record<string, unknown>>): void {
  const running = new Map<number, AbortController>();
  port.onMessage((message) => {
    if (!isMessage(message)) return;
    if (message.type === 'cancel') running.get(message.id)?.abort(new Cancelled());
    // Where even the error cannot be sent, there is nobody left to hear it.
    if (message.type === 'call') answer(port, methods, running, message).catch(() => undefined);
  });
}

async function answer(
  port: Port,
  methods: Readonly<Record<string, unknown>>,
  running: Map<number, AbortController>,
  { id, method, request }: Extract<Message, { type: 'call' }>,
): Promise<void> {
  const abort = new AbortController();
  running.set(id, abort);
  const reply = (message: Message): void => port.send(message);
  try {
    const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (typeof handler !== 'function') throw new Error(`There is no method "${method}".`);
    const context: CallContext = {
      signal: abort.signal,
      progress: (progress) => reply({ type: 'progress', id, progress }),
    };
    reply({
      type: 'result',
      id,
      result: await (handler as (...args: unknown[]) => unknown)(request, context),
    });
  } catch (error) {
    reply(errorMessage(id, error));
  } finally {
    running.delete(id);
  }
}

function errorMessage(id: number, error: unknown): Message {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const remedy = error instanceof UserError && error.remedy;
  return { type: 'error', id, kind: name, message, stack, ...(remedy && { remedy }) };
}

/** Calls the other side of a port. */
export class Caller {
  private readonly waiting = new Map<number, Waiting>();
  private next = 1;
  private closed: Error | undefined;

  constructor(private readonly port: Port) {
    port.onMessage((message) => this.receive(message));
  }

  /** Calls a method. Rejects with what it threw, with Cancelled, or with the reason of `close`. */
  call(method: string, request: unknown, { signal, onProgress }: CallOptions = {}): Promise<unknown> {
    if (this.closed) return Promise.reject(this.closed);
    if (signal?.aborted) return Promise.reject(new Cancelled());
    const id = this.next++;
    const cancel = (): void => this.port.send({ type: 'cancel', id });
    signal?.addEventListener('abort', cancel, { once: true });
    return new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, onProgress });
      this.port.send({ type: 'call', id, method, request });
    }).finally(() => {
      this.waiting.delete(id);
      signal?.removeEventListener('abort', cancel);
    });
  }

  /** Rejects every call that still waits, and every later one. */
  close(reason: Error): void {
    this.closed = reason;
    for (const { reject } of this.waiting.values()) reject(reason);
  }

  private receive(message: unknown): void {
    if (!isMessage(message)) return;
    const waiting = this.waiting.get(message.id);
    if (!waiting) return;
    if (message.type === 'progress') waiting.onProgress?.(message.progress);
    else if (message.type === 'result') waiting.resolve(message.result);
    else if (message.type === 'error') waiting.reject(errorOf(message));
  }
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: unknown) => void) | undefined;
}

function errorOf({ kind, message, stack, remedy }: Extract<Message, { type: 'error' }>): Error {
  if (kind === 'UserError') return new UserError(message, { remedy: remedyOf(remedy) });
  if (kind === 'Cancelled') return new Cancelled();
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

const types = new Set(['call', 'cancel', 'progress', 'result', 'error']);

function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const { type, id } = value as { type?: unknown; id?: unknown };
  return typeof type === 'string' && types.has(type) && typeof id === 'number';
}
