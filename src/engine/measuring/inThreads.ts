import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StructureProblem } from '../../core/dataset/reading/spans';
import type { Measure } from '../../core/measures/measure';
import type { DatasetFile } from '../sources/datasetFile';
import type { FileIndex } from '../sources/fileIndex';
import { idBytes } from '../sources/recordId';
import type { ScoredRows, ScoringJob, ScoringTask } from './scoringJob';
import { ScoringThread } from './scoringThread';

/** Threads take a moment to start: fewer bytes than these are scored sooner without. */
const leastBytes = 16 * 2 ** 20;
const jobRows = 2048;
const jobBytes = 4 * 2 ** 20;
/** So many jobs wait for each thread, so that none waits for the next. */
const jobsAhead = 2;

const builtProgram = join(__dirname, 'scoring.js');

/** How many threads may score, and the tokenizer.json that they count tokens by. */
export interface Threads {
  readonly count: number;
  readonly tokenizer: string;
  /** The threads' built program; the one beside the caller's own bundle where none is named. */
  readonly program?: string;
}

/** Whether several threads score these rows sooner than one: many bytes, by a measure that looks at one record and asks no model. */
export function suitThreads(
  measure: Measure,
  file: DatasetFile,
  rows: Uint32Array,
  { count, program = builtProgram }: Threads,
): boolean {
  const { content, spans } = file.index;
  if (count < 2 || content || measure.scope !== 'record' || !existsSync(program)) return false;
  if (measure.needs.some((need) => need !== 'tokenizer')) return false;
  let bytes = 0;
  for (const row of rows) bytes += spans.end[row]! - spans.start[row]!;
  return bytes >= leastBytes;
}

/** Scores rows (ascending) in several threads, in their order: the same scores as one after another. Throws UserError. */
export async function* scoredInThreads(
  { id, needs }: Measure,
  file: DatasetFile,
  rows: Uint32Array,
  { threads, signal }: { readonly threads: Threads; readonly signal: AbortSignal },
): AsyncGenerator<ScoredRows> {
  const { path, name, copy, header, recordFormat } = file.index;
  const task: ScoringTask = {
    measure: id,
    map: file.fields.map,
    ...(needs.includes('tokenizer') && { tokenizer: threads.tokenizer }),
    file: { path, name, header, recordFormat, ...(copy && { copy }) },
  };
  const { program = builtProgram } = threads;
  const pool = Array.from({ length: threads.count }, () => new ScoringThread(program, task));
  const stop = (reason: Error): Promise<unknown> => Promise.all(pool.map((thread) => thread.stop(reason)));
  const onAbort = (): void => void stop(signal.reason as Error);
  signal.addEventListener('abort', onAbort);
  const waiting: Promise<ScoredRows>[] = [];
  try {
    for (const job of jobsOf(file.index, rows)) {
      signal.throwIfAborted();
      const [idlest] = pool.toSorted((one, other) => one.load - other.load);
      const scored = idlest!.score(job);
      // It is awaited in its turn; until then nobody hears of a failure.
      scored.catch(() => undefined);
      waiting.push(scored);
      if (waiting.length > jobsAhead * pool.length) yield await waiting.shift()!;
    }
    while (waiting.length > 0) yield await waiting.shift()!;
  } finally {
    signal.removeEventListener('abort', onAbort);
    await stop(new Error('Nobody waits for it any more.'));
  }
}

function* jobsOf({ spans, ids }: FileIndex, rows: Uint32Array): Generator<ScoringJob> {
  const problems = new Map(spans.problems.map((problem) => [problem.row, problem]));
  for (let from = 0, to = 0; from < rows.length; from = to) {
    let bytes = 0;
    while (to < rows.length && to - from < jobRows && (to === from || bytes < jobBytes))
      bytes += spans.end[rows[to]!]! - spans.start[rows[to++]!]!;
    yield jobOf(rows.slice(from, to), { spans, ids, problems });
  }
}

function jobOf(
  rows: Uint32Array,
  {
    spans,
    ids,
    problems,
  }: Pick<FileIndex, 'spans' | 'ids'> & { problems: ReadonlyMap<number, StructureProblem> },
): ScoringJob {
  const own = new Uint8Array(rows.length * idBytes);
  rows.forEach((row, at) => own.set(ids.subarray(row * idBytes, (row + 1) * idBytes), at * idBytes));
  const pick = (of: Float64Array): Float64Array => Float64Array.from(rows, (row) => of[row]!);
  return {
    rows,
    ids: own,
    spans: {
      count: rows.length,
      ...{ start: pick(spans.start), end: pick(spans.end), line: pick(spans.line) },
      problems: Array.from(rows).flatMap((row, at) => {
        const problem = problems.get(row);
        return problem ? [{ ...problem, row: at }] : [];
      }),
    },
  };
}
