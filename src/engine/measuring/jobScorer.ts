import { exampleOf, type Example } from '../../core/dataset/example';
import { measuresNamed } from '../../core/measures/catalogue';
import type { Given, Measure } from '../../core/measures/measure';
import { UserError } from '../../core/userError';
import { Tokenizer } from '../onnx/tokenizer';
import { DatasetChanged } from '../sources/datasetChanged';
import { FileRecords } from '../sources/fileRecords';
import type { ScoredRows, ScoringJob, ScoringReply, ScoringTask } from './scoringJob';

/** Scores the records of jobs by one measure. Nothing is scored but what hashes to the id that the index has for it. */
export class JobScorer {
  private readonly measure: Measure;
  private readonly tokens: Promise<Tokenizer | undefined>;

  constructor(private readonly task: ScoringTask) {
    [this.measure] = measuresNamed([task.measure]) as [Measure];
    this.tokens = task.tokenizer === undefined ? Promise.resolve(undefined) : Tokenizer.read(task.tokenizer);
    // Whoever awaits it is told.
    this.tokens.catch(() => undefined);
  }

  /** What there is to say to a job; never rejects. */
  async reply(job: ScoringJob): Promise<ScoringReply> {
    try {
      return { scored: await this.scored(job) };
    } catch (error) {
      const failed = error instanceof Error ? error.message : String(error);
      if (error instanceof DatasetChanged) return { failed, kind: 'changed' };
      return { failed, kind: error instanceof UserError ? 'refused' : 'fault' };
    }
  }

  private async scored(job: ScoringJob): Promise<ScoredRows> {
    const { map } = this.task;
    const columns = this.measure.columns(map).map(() => new Float64Array(job.rows.length));
    const rows = new Uint32Array(job.rows.length);
    let count = 0;
    const tokens = await this.tokens;
    const all = { count: rows.length, batches: () => this.examples(job) };
    const parts = { map, all, signal: new AbortController().signal, ...(tokens && { tokens }) };
    for await (const event of this.measure.score(all, parts as unknown as Given)) {
      if ('preparing' in event) continue;
      columns.forEach((column, at) => column.set(event.values[at]!, count));
      for (const { row } of event.examples) rows[count++] = row;
    }
    return { rows: rows.slice(0, count), values: columns.map((column) => column.slice(0, count)) };
  }

  private async *examples({ rows, spans, ids }: ScoringJob): AsyncGenerator<Example[]> {
    const records = new FileRecords({ ...this.task.file, spans, ids });
    for await (const batch of records.of())
      yield batch.flatMap(({ row, read }) =>
        'fields' in read ? [exampleOf(read.fields, this.task.map, rows[row]!, records.id(row, 'hex'))] : [],
      );
  }
}
