import { stat } from 'node:fs/promises';
import type { LogProblem } from '../../core/protocol/importReport';
import { UserError } from '../../core/userError';
import { withFile } from '../files/systemErrors';
import { readJsonRecords } from '../responseLogs/reading/jsonRecords';
import { logFiles, type LogFile } from '../responseLogs/reading/logFiles';
import { dynamicsRecord } from './dynamicsRecord';
import { TrainingLog, type NamedDynamics } from './trainingLog';

const mostProblems = 1000;

/** How reading is watched and stopped. */
export interface ReadingDynamics {
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

/** What was read. */
export interface ReadDynamics {
  readonly dynamics: NamedDynamics;
  readonly files: readonly { readonly path: string; readonly records: number }[];
  readonly skipped: readonly string[];
  readonly epochs: number;
  readonly incomplete: number;
  readonly problems: readonly LogProblem[];
  readonly problemCount: number;
}

/**
 * Reads training dynamics in dataset cartography's formats, recognised by what the records hold: one example and epoch a
 * line with its scores, or one example a line with its coordinates. Broken lines are counted and named. Throws UserError
 * where a file that was named, or everything, holds none.
 */
export async function readDynamics(
  paths: readonly string[],
  { signal, progress }: ReadingDynamics = {},
): Promise<ReadDynamics> {
  const found = (await logFiles(paths)).filter(
    ({ path, named }) => named || /\.(jsonl?|ndjson)$/i.test(path),
  );
  const reading = new Reading();
  const sizes = await Promise.all(found.map(sizeOf));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const [at, file] of found.entries()) {
    await reading.read(file, signal, (done) => progress?.(before + done, total));
    before += sizes[at]!;
  }
  return reading.result(paths, signal);
}

function sizeOf({ path }: LogFile): Promise<number> {
  return withFile('read', path, async () => (await stat(path)).size);
}

class Reading {
  private readonly log = new TrainingLog();
  private readonly files: { path: string; records: number }[] = [];
  private readonly skipped: string[] = [];
  private readonly problems: LogProblem[] = [];
  private problemCount = 0;

  async read(
    { path, named }: LogFile,
    signal: AbortSignal | undefined,
    progress: (done: number) => void,
  ): Promise<void> {
    let records = 0;
    let others = 0;
    const problems: LogProblem[] = [];
    let count = 0;
    const problem = (line: number, text: string): void => {
      if (count++ < mostProblems) problems.push({ file: path, line, text });
    };
    await readJsonRecords(
      path,
      'lines',
      {
        problem,
        record: (fields, line) => {
          const record = dynamicsRecord(fields);
          const fault = typeof record === 'object' ? this.log.add(record) : record;
          if (record === undefined) others++;
          else if (fault === undefined) records++;
          else problem(line, fault);
          // A file that begins with so much else is another kind of file.
          return named || records > 0 || others < 100;
        },
      },
      { signal, progress },
    );
    if (records > 0) {
      this.files.push({ path, records });
      this.problemCount += count;
      this.problems.push(...problems.slice(0, mostProblems - this.problems.length));
      return;
    }
    if (named) throw new UserError(noneIn(path, problems[0]));
    this.skipped.push(path);
  }

  async result(paths: readonly string[], signal: AbortSignal | undefined): Promise<ReadDynamics> {
    const { log, files, skipped, problems, problemCount } = this;
    if (log.size === 0) throw new UserError(noneIn(paths.join(', '), undefined));
    return {
      ...(await log.result(signal)),
      files,
      skipped,
      epochs: log.epochCount,
      problems,
      problemCount,
    };
  }
}

function noneIn(path: string, problem: LogProblem | undefined): string {
  const first = problem ? ` Line ${problem.line}: ${problem.text}.` : '';
  return `${path} holds no training dynamics: a line each of "guid", "logits_epoch_0" and "gold", or of "guid", "confidence" and "variability".${first}`;
}
