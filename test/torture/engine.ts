import { setTimeout } from 'node:timers/promises';
import {
  EngineClient,
  EngineStopped,
  type EngineAnswer,
  type EngineProgress,
  type EngineRequest,
} from '../../src/engine/client';
import { Cancelled } from '../../src/core/protocol/rpc';
import { UserError } from '../../src/core/userError';
import type { Programs } from './programs';

/** What became of a call. `fault` is what the command line would end with exit code 2 for. */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused' | 'cancelled' | 'fault' | 'crash' | 'hang'; readonly message: string };

type Method = Parameters<EngineClient['call']>[0];

/** The longest that a call may take, in milliseconds. */
const longest = 180_000;

/** The built engine, whose every end is an outcome: nothing is thrown. */
export class TorturedEngine {
  private readonly client: EngineClient;

  constructor(
    { engine }: Programs,
    storeFolder: string,
    threads = 1,
    log: (text: string) => void = () => undefined,
  ) {
    this.client = new EngineClient({ storeFolder, threads, program: engine, log });
  }

  /** Calls a method; a call that takes too long ends the engine. */
  async call<M extends Method>(
    method: M,
    request: EngineRequest<M>,
    onProgress: (progress: EngineProgress<M>) => void = () => undefined,
    patience = longest,
  ): Promise<Outcome<EngineAnswer<M>>> {
    const over = new AbortController();
    const called = this.client.call(method, request, { onProgress }).then(
      (value): Outcome<EngineAnswer<M>> => ({ kind: 'ok', value }),
      (error: unknown): Outcome<EngineAnswer<M>> => outcomeOf(error),
    );
    const late = setTimeout(patience, undefined, { signal: over.signal }).then(
      (): Outcome<EngineAnswer<M>> => {
        this.kill();
        return { kind: 'hang', message: `${method} took more than ${patience / 1000} s` };
      },
      (): Outcome<EngineAnswer<M>> => ({ kind: 'cancelled', message: '' }),
    );
    const outcome = await Promise.race([called, late]);
    over.abort();
    return outcome;
  }

  /** The process id of the engine, where it runs. */
  get pid(): number | undefined {
    return this.client.pid;
  }

  /** Ends the engine the hard way; a later call starts another. */
  kill(): void {
    const { pid } = this;
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }

  /** Ends the engine; a later call starts another. */
  stop(): void {
    this.client.stop();
  }
}

function outcomeOf(error: unknown): Outcome<never> {
  const { message, stack } = error as Error;
  if (error instanceof EngineStopped)
    return { kind: message === 'The engine was stopped.' ? 'cancelled' : 'crash', message };
  if (error instanceof Cancelled) return { kind: 'cancelled', message };
  if (error instanceof UserError) return { kind: 'refused', message };
  return { kind: 'fault', message: stack ?? message };
}
