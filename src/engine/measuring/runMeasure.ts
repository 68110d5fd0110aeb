import type { Given, Measure, Scores } from '../../core/measures/measure';
import type { Preparation } from '../../core/pace/preparation';
import type { ScoreProgress } from '../../core/protocol/engineApi';
import { shardRows, type Shard } from '../../core/protocol/shard';
import type { DatasetFile } from '../sources/datasetFile';
import { idWords, IdIndex } from '../../core/dataset/idIndex';
import type { ScoreStore } from '../store/scoreStore';
import type { ScoreKey } from '../store/storeKey';
import { packTokens } from '../store/packedTokens';
import type { Examples } from '../../core/dataset/examples';
import { scoredInThreads, suitThreads, type Threads } from './inThreads';

const flushAfter = 500;
/** Writing takes so large a part of the time at most: what is large is written less often. */
const writingShare = 0.1;
const mostBetween = 5000;

/** One measure to be computed for one dataset. */
export interface Job {
  readonly measure: Measure;
  readonly file: DatasetFile;
  readonly store: ScoreStore;
  readonly key: ScoreKey;
  readonly given: () => Promise<Given>;
  readonly signal: AbortSignal;
  /** Lets other calls be answered. */
  readonly giveWay: () => Promise<void>;
  readonly progress: (progress: ScoreProgress) => void;
  /** What may score in parallel; without it nothing does. */
  readonly threads?: Threads | undefined;
  readonly shard?: Shard | undefined;
  /** Deals the rows out to rounds that are scored one after another; where it ends early, the rest stays without a score. */
  readonly rounds?: ((missing: Uint32Array) => Iterable<Uint32Array>) | undefined;
}

/** How many examples were scored, how many were known before, and how many are left where time ran out. */
export interface Scored {
  readonly now: number;
  readonly before: number;
  readonly left?: number;
}

/**
 * The loop that every measure runs through: loads what is known, scores what is missing, keeps it batch by batch and
 * looks out for cancellation. What was scored before an end of any kind stays.
 */
export async function runMeasure(job: Job): Promise<Scored> {
  const { file, store, key, signal } = job;
  const { index } = await store.loadToScore(key);
  const wanted = job.shard ? shardRows(file.count, job.shard) : { from: 0, to: file.count };
  const { rows: missing, copies } = missingRows(file, index, wanted);
  /** How many records stand for these rows: identical ones are scored once, and counted each. */
  const countOf = (rows: Iterable<number>): number => {
    let count = 0;
    for (const row of rows) count += 1 + (copies.get(row) ?? 0);
    return count;
  };
  const total = countOf(missing);
  const before = wanted.to - wanted.from - total;
  if (missing.length === 0) return { now: 0, before };
  const pending = new PendingScores(file, store, key);
  let left = total;
  let done = 0;
  report(job, 0, total);
  try {
    const scores = await scorerOf(job, missing);
    for (const rows of job.rounds?.(missing) ?? [missing]) {
      for await (const event of scores(rows)) {
        if ('preparing' in event) report(job, 0, total, event);
        else {
          await pending.add(event);
          done += countOf(event.rows);
          report(job, done, total);
        }
        // A loop that awaits only what is ready never lets an abort message in.
        await job.giveWay();
        signal.throwIfAborted();
      }
      await pending.addUnknown(rows);
      left -= countOf(rows);
    }
  } finally {
    await pending.flush();
  }
  return { now: done, before, ...(left > 0 ? { left } : {}) };
}

type ScoredOrPreparing = ScoredWithTokens | Preparation;

/** What scores rows: several threads where that is sooner, or the measure right here. */
async function scorerOf(
  job: Job,
  missing: Uint32Array,
): Promise<(rows: Uint32Array) => AsyncIterable<ScoredOrPreparing>> {
  const { measure, file, threads, signal } = job;
  if (threads && suitThreads(measure, file, missing, threads))
    return (rows) => scoredInThreads(measure, file, rows, { threads, signal });
  const given = await job.given();
  return (rows) => scoredHere(measure.score(examplesOf(file, rows, signal), given));
}

async function* scoredHere(events: AsyncIterable<Scores | Preparation>): AsyncGenerator<ScoredOrPreparing> {
  for await (const event of events)
    if ('preparing' in event) yield event;
    else yield { ...event, rows: Uint32Array.from(event.examples, ({ row }) => row) };
}

/** All examples of these rows, as often as they are asked for. */
export function examplesOf(
  file: DatasetFile,
  rows: ArrayLike<number> | undefined,
  signal: AbortSignal,
): Examples {
  return { count: rows?.length ?? file.count, batches: () => file.examples(rows, signal) };
}

function report(
  { measure, progress }: Job,
  done: number,
  total: number,
  preparation?: { preparing: string; done: number },
): void {
  progress(
    preparation
      ? { measure: measure.id, preparing: preparation.preparing, done: preparation.done * total, total }
      : { measure: measure.id, done, total },
  );
}

/** The rows without a score, of identical records only the first, and how many more there are like each. */
function missingRows(
  file: DatasetFile,
  known: IdIndex,
  { from, to }: { from: number; to: number },
): { rows: Uint32Array; copies: ReadonlyMap<number, number> } {
  const seen = new IdIndex();
  const rows: number[] = [];
  const copies = new Map<number, number>();
  for (let row = from; row < to; row++) {
    if (known.find(file.idWords, row * idWords) >= 0) continue;
    const place = seen.add(file.idWords, row * idWords);
    if (place === rows.length) rows.push(row);
    else copies.set(rows[place]!, (copies.get(rows[place]!) ?? 0) + 1);
  }
  return { rows: Uint32Array.from(rows), copies };
}

/** Scores by the rows they belong to. */
interface ScoredWithTokens extends Pick<Scores, 'values' | 'answerTokens'> {
  readonly rows: Uint32Array;
}

/** Scores on their way to the store: written together every half second, or less often where that takes long. */
class PendingScores {
  private readonly scored: Uint8Array;
  private rows: number[] = [];
  private values: number[][];
  private tokens: (Uint8Array | undefined)[] = [];
  private since = Date.now();
  private flushAfter = flushAfter;

  constructor(
    private readonly file: DatasetFile,
    private readonly store: ScoreStore,
    private readonly key: ScoreKey,
  ) {
    this.values = key.columns.map(() => []);
    this.scored = new Uint8Array(file.count);
  }

  async add({ rows, values, answerTokens }: ScoredWithTokens): Promise<void> {
    rows.forEach((row, at) => {
      const tokens = answerTokens?.[at];
      this.tokens.push(tokens && packTokens(tokens));
      this.scored[row] = 1;
      this.rows.push(row);
      this.values.forEach((column, c) => column.push(values[c]![at]!));
    });
    if (Date.now() - this.since > this.flushAfter) await this.flush();
  }

  /** Notes that rows which the measure passed over, broken ones among them, have no score. */
  async addUnknown(rows: ArrayLike<number>): Promise<void> {
    for (const row of Array.from(rows).filter((one) => this.scored[one] === 0)) {
      this.rows.push(row);
      this.tokens.push(undefined);
      this.values.forEach((column) => column.push(NaN));
    }
    await this.flush();
  }

  async flush(): Promise<void> {
    const { rows, values, tokens } = this;
    this.rows = [];
    this.tokens = [];
    this.values = this.key.columns.map(() => []);
    this.since = Date.now();
    if (rows.length === 0) return;
    const ids = new Uint32Array(rows.length * idWords);
    rows.forEach((row, at) =>
      ids.set(this.file.idWords.subarray(row * idWords, (row + 1) * idWords), at * idWords),
    );
    const start = Date.now();
    await this.store.append(this.key, { ids, values, tokens });
    this.since = Date.now();
    this.flushAfter = Math.min(mostBetween, Math.max(flushAfter, (this.since - start) / writingShare));
  }
}
