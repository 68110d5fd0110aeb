import * as vscode from 'vscode';
import type { EngineApi } from '../../core/protocol/engineApi';
import type { CallOptions } from '../../core/protocol/rpc';
import {
  EngineClient,
  type EngineAnswer,
  type EngineProgress,
  type EngineRequest,
} from '../../engine/client';
import { nodeProgram } from './nodeProgram';
import { nodePath, onSettingsChanged, storeFolder } from './settings';

const idleAfter = 5 * 60_000;

/** The engine as the extension uses it: started at the first call, ended after five idle minutes. */
export class EngineHost implements vscode.Disposable {
  private client: Promise<EngineClient> | undefined;
  private running = 0;
  private idle: NodeJS.Timeout | undefined;
  private outdated = false;
  private readonly settings = onSettingsChanged(() => this.renew());
  private readonly renewals = new vscode.EventEmitter<void>();
  /** The next call goes by other settings: what was read before may be another thing now. */
  readonly onDidRenew = this.renewals.event;

  constructor(
    private readonly program: string,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Calls the engine; as EngineClient.call. */
  async call<M extends keyof EngineApi>(
    method: M,
    request: EngineRequest<M>,
    options?: CallOptions<EngineProgress<M>>,
  ): Promise<EngineAnswer<M>> {
    clearTimeout(this.idle);
    this.running++;
    const start = performance.now();
    try {
      const client = await (this.client ??= this.open());
      return await client.call(method, request, options);
    } finally {
      this.log.trace(`${method}: ${Math.round(performance.now() - start)} ms`);
      if (--this.running === 0) this.rest();
    }
  }

  /** The engine's process id, where it runs. */
  async pid(): Promise<number | undefined> {
    return (await this.client)?.pid;
  }

  /** Ends the engine; the next call starts it again. */
  async stop(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    this.outdated = false;
    clearTimeout(this.idle);
    (await client)?.stop();
  }

  dispose(): void {
    this.settings.dispose();
    this.renewals.dispose();
    void this.stop();
  }

  /** Settings changed: an engine that works goes on under those it was started with, and is the last to do so. */
  private renew(): void {
    this.outdated = this.client !== undefined;
    if (!this.outdated) this.renewals.fire();
    else if (this.running === 0) this.rest();
  }

  private rest(): void {
    clearTimeout(this.idle);
    if (this.outdated) {
      void this.stop();
      this.renewals.fire();
    } else this.idle = setTimeout(() => void this.stop(), idleAfter);
  }

  private async open(): Promise<EngineClient> {
    const executable = await nodeProgram(nodePath());
    this.log.info(
      `The engine runs on ${executable ?? process.execPath}; scores are kept in ${storeFolder()}.`,
    );
    return new EngineClient({
      storeFolder: storeFolder(),
      program: this.program,
      ...(executable ? { executable } : {}),
      log: (line) => this.log.info(line.trimEnd()),
    });
  }
}
