import { Worker } from 'node:worker_threads';
import { UserError } from '../../core/userError';
import { DatasetChanged } from '../sources/datasetChanged';
import type { ScoredRows, ScoringJob, ScoringReply, ScoringTask } from './scoringJob';

interface Waiting {
  readonly resolve: (scored: ScoredRows) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that scores records; it answers its jobs in their order. */
export class ScoringThread {
  private readonly worker: Worker;
  private readonly waiting: Waiting[] = [];
  private ended: Error | undefined;

  constructor(program: string, task: ScoringTask) {
    this.worker = new Worker(program, { workerData: task, execArgv: [] });
    this.worker.on('message', (reply: ScoringReply) => this.take(reply));
    this.worker.on('error', (error) => this.end(died(task, error.message)));
    this.worker.on('exit', (code) => this.end(died(task, `exit code ${code}`)));
  }

  /** How many jobs it has not answered yet. */
  get load(): number {
    return this.waiting.length;
  }

  /** Scores the records of a job. Throws UserError where the thread came to an end, DatasetChanged where the file changed. */
  score(job: ScoringJob): Promise<ScoredRows> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(this.ended);
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(job);
    });
  }

  /** Ends the thread, whatever it does: jobs without an answer reject with the reason. */
  async stop(reason: Error): Promise<void> {
    this.end(reason);
    await this.worker.terminate();
  }

  private take(reply: ScoringReply): void {
    const job = this.waiting.shift();
    if ('scored' in reply) job?.resolve(reply.scored);
    else job?.reject(errorOf(reply));
  }

  private end(reason: Error): void {
    this.ended ??= reason;
    for (const { reject } of this.waiting.splice(0)) reject(this.ended);
  }
}

function errorOf({ failed, kind }: Extract<ScoringReply, { failed: string }>): Error {
  if (kind === 'changed') return new DatasetChanged(failed);
  return kind === 'refused' ? new UserError(failed) : new Error(failed);
}

function died({ file, measure }: ScoringTask, how: string): UserError {
  return new UserError(
    `A thread that scored ${file.name} by ${measure} ended (${how}). What was scored until then is kept: score it again to go on.`,
  );
}
