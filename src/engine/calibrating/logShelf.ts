import { stat } from 'node:fs/promises';
import type { LogsRequest } from '../../core/protocol/logsRequest';
import { logFiles } from '../responseLogs/logFiles';
import { readResponses } from '../responseLogs/readResponses';
import type { ResponseLog } from '../responseLogs/responseLog';

/** How reading a log is watched. */
export interface Reading {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** Reads response logs and keeps the last one: what was looked at is not read again when it is imported. */
export class LogShelf {
  private last: { key: string; log: Promise<ResponseLog> } | undefined;

  /** The answers of these logs, as the files are now. Throws UserError. */
  async read(request: LogsRequest, { signal, progress }: Reading): Promise<ResponseLog> {
    const key = await keyOf(request);
    if (this.last?.key === key) return this.last.log;
    const log = readResponses(request.logs, { ...request.reading, signal, progress });
    this.last = { key, log };
    log.catch(() => (this.last = undefined));
    return log;
  }

  /** The same, for one who takes the columns away. */
  async take(request: LogsRequest, reading: Reading): Promise<ResponseLog> {
    const log = await this.read(request, reading);
    this.last = undefined;
    return log;
  }
}

/** The files of a log with their sizes and times, and how they are read. */
async function keyOf({ logs, reading }: LogsRequest): Promise<string> {
  const files = await logFiles(logs);
  const stamps = await Promise.all(files.map(({ path }) => stampOf(path)));
  return JSON.stringify([stamps, reading ?? {}]);
}

async function stampOf(path: string): Promise<unknown> {
  const { size, mtimeMs } = await stat(path).catch(() => ({ size: -1, mtimeMs: 0 }));
  return [path, size, mtimeMs];
}
