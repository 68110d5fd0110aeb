import { stat } from 'node:fs/promises';
import type { LogsRequest } from '../../core/protocol/logsRequest';
import type { TextCopies } from '../sources/textCopy';
import { MadeOnce } from '../calls/madeOnce';
import { logFiles } from '../responseLogs/reading/logFiles';
import { readResponses } from '../responseLogs/readResponses';
import type { ResponseLog } from '../responseLogs/reading/responseLog';

/** How reading a log is watched. */
export interface Reading {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** Reads response logs and keeps the last one: what was looked at is not read again when it is imported. */
export class LogShelf {
  /** `texts` keeps the texts of packed logs; without it they are refused. */
  constructor(private readonly texts?: TextCopies) {}

  private last: { readonly key: string; readonly log: MadeOnce<ResponseLog, ReadingProgress> } | undefined;

  /** The answers of these logs, as the files are now. Throws UserError. */
  async read(request: LogsRequest, { signal, progress }: Reading): Promise<ResponseLog> {
    const key = await keyOf(request);
    if (this.last?.key !== key) this.last = { key, log: readOnce(request, this.texts) };
    return this.last.log.get(signal, ([done, total]) => progress(done, total));
  }

  /** The same, for one who takes the columns away: they are copies, for others may be looking at those that were read. */
  async take(request: LogsRequest, reading: Reading): Promise<ResponseLog> {
    const log = await this.read(request, reading);
    this.last = undefined;
    const { respondent, item, correct, attempts } = log;
    return {
      ...log,
      respondent: respondent.slice(),
      item: item.slice(),
      correct: correct.slice(),
      attempts: attempts.slice(),
    };
  }
}

/** How much is read, and of how much. */
type ReadingProgress = readonly [done: number, total: number];

function readOnce(
  { logs, reading }: LogsRequest,
  texts: TextCopies | undefined,
): MadeOnce<ResponseLog, ReadingProgress> {
  return new MadeOnce((signal, progress) =>
    readResponses(logs, { ...reading, texts, signal, progress: (done, total) => progress([done, total]) }),
  );
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
