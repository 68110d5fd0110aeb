import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UserError } from '../../core/userError';
import type { TokenRows } from './tokenRows';

/** Texts to be tokenised, each cut to `most` tokens. */
export interface TokenisingJob {
  readonly texts: readonly string[];
  readonly most: number;
}

/** What the thread says to a job. */
export type TokenisingReply = { readonly rows: TokenRows } | { readonly failed: string };

interface Waiting {
  readonly resolve: (rows: TokenRows) => void;
  readonly reject: (error: Error) => void;
}

const program = join(__dirname, 'tokenising.js');

/** A tokenizer in a thread of its own, which answers its jobs in their order. It keeps no process alive. */
export class TokenisingThread {
  private readonly waiting: Waiting[] = [];

  private constructor(private readonly worker: Worker) {
    worker.on('message', (reply: TokenisingReply) => {
      const job = this.waiting.shift();
      if ('rows' in reply) job?.resolve(reply.rows);
      else job?.reject(new UserError(reply.failed));
      if (this.waiting.length === 0) worker.unref();
    });
    worker.on('error', (error) => this.waiting.splice(0).forEach(({ reject }) => reject(error)));
    worker.unref();
  }

  /** Starts one for a tokenizer.json; undefined where the thread's program is not built beside this one. */
  static start(tokenizer: string): TokenisingThread | undefined {
    if (!existsSync(program)) return undefined;
    return new TokenisingThread(new Worker(program, { workerData: tokenizer, execArgv: [] }));
  }

  /** Tokenises texts. */
  tokenise(job: TokenisingJob): Promise<TokenRows> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.ref();
      this.worker.postMessage(job);
    });
  }
}
