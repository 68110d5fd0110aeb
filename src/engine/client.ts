import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { EngineApi } from '../core/protocol/engineApi';
import { Caller, type CallOptions } from '../core/protocol/rpc';
import { UserError } from '../core/userError';
import { childEnvironment } from './calls/childEnvironment';
import { blameFor, doingWords, measureOf, type Doing } from './calls/doing';

/** How the engine is started. */
export interface ClientOptions {
  readonly storeFolder: string;
  readonly threads?: number;
  /** The program that runs it; this one where none is named. */
  readonly executable?: string;
  /** The built engine; the one beside the caller's own bundle where none is named. */
  readonly program?: string;
  /** Receives what the engine prints. */
  readonly log?: (line: string) => void;
  /** Is told in a sentence what went otherwise than asked, and was mended; it is logged where nothing is named. */
  readonly notice?: (sentence: string) => void;
}

/** What a method of the engine is asked. */
export type EngineRequest<M extends keyof EngineApi> = Parameters<EngineApi[M]>[0];

/** What a method of the engine answers. */
export type EngineAnswer<M extends keyof EngineApi> = Awaited<ReturnType<EngineApi[M]>>;

/** How a method of the engine tells how far it has come. */
export type EngineProgress<M extends keyof EngineApi> = Parameters<
  Parameters<EngineApi[M]>[1]['progress']
>[0];

/** The engine ended while it was working; what it had scored is kept. */
export class EngineStopped extends UserError {}

/** A notice of the engine, as it comes from its process. */
function noticeIn(message: unknown): string | undefined {
  const { notice } = (message ?? {}) as { notice?: unknown };
  return typeof notice === 'string' ? notice : undefined;
}

/** The engine in a process of its own, started at the first call and again after it died. */
export class EngineClient {
  private running: { child: ChildProcess; caller: Caller } | undefined;
  private readonly doing = new Set<Doing>();

  constructor(private readonly options: ClientOptions) {}

  /** Calls the engine. Rejects with UserError, with Cancelled, or with the reason why the engine is gone. */
  async call<M extends keyof EngineApi>(
    method: M,
    request: EngineRequest<M>,
    options: CallOptions<EngineProgress<M>> = {},
  ): Promise<EngineAnswer<M>> {
    this.running ??= this.start();
    const { caller } = this.running;
    const doing: Doing = { method };
    this.doing.add(doing);
    const onProgress = (progress: EngineProgress<M>): void => {
      doing.measure = measureOf(progress) ?? doing.measure;
      options.onProgress?.(progress);
    };
    try {
      return (await caller.call(method, request, { ...options, onProgress })) as EngineAnswer<M>;
    } finally {
      this.doing.delete(doing);
    }
  }

  /** The engine's process id, where it runs. */
  get pid(): number | undefined {
    return this.running?.child.pid;
  }

  /** Ends the engine at once, whatever it does; calls that have no answer reject with the reason. A later call starts another. */
  stop(reason: Error = new EngineStopped('The engine was stopped.')): void {
    const { running } = this;
    this.running = undefined;
    running?.caller.close(reason);
    running?.child.kill('SIGKILL');
  }

  private start(): { child: ChildProcess; caller: Caller } {
    const { storeFolder, threads = availableParallelism(), executable, program, log } = this.options;
    const child = fork(program ?? join(__dirname, 'engine.js'), [storeFolder, String(threads)], {
      serialization: 'advanced',
      execArgv: [],
      env: childEnvironment(process.env),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      ...(executable ? { execPath: executable } : {}),
    });
    let lastLines = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        lastLines = (lastLines + text).slice(-2000);
        log?.(text);
      });
    const caller = new Caller({
      send: (message) => child.connected && child.send(message as object, () => undefined),
      onMessage: (listener) => child.on('message', listener),
    });
    child.on('message', (message) => {
      const notice = noticeIn(message);
      if (notice !== undefined) (this.options.notice ?? ((text) => log?.(`${text}\n`)))(notice);
    });
    const gone = (how: string): void => {
      if (this.running?.child === child) this.running = undefined;
      const doing = [...this.doing];
      if (doing.length > 0) log?.(`The engine ended (${how}) while it was busy with ${doingWords(doing)}.\n`);
      caller.close(
        new EngineStopped(
          `The engine stopped while it was busy with ${doingWords(doing)} (${how}). What was scored until then is kept: run it again to go on. ${blameFor(how, doing)}${lastLines.trim().split('\n').at(-1) ?? ''}`.trim(),
        ),
      );
    };
    child.on('error', (error) => gone(error.message));
    child.on('exit', (code, signal) => gone(signal ? `signal ${signal}` : `exit code ${code}`));
    return { child, caller };
  }
}
