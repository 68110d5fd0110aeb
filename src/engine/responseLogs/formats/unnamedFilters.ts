import type { Detection } from '../../../core/detection/detection';
import type { Fields } from '../../../core/dataset/reading/record';

/**
 * Tells the filters of one file of lm-evaluation-harness apart. Files before mid 2024 do not name them: every document
 * is written once a filter, so one that comes again is that of another filter, not another attempt.
 */
export class UnnamedFilters {
  private readonly times = new Map<string, number>();
  private most = 1;

  /** The filter of a record: its own name, or the number of the times that its document has come; empty for the first. */
  filterOf({ filter, doc_id: id }: Fields): string {
    if (typeof filter === 'string') return filter;
    if (typeof id !== 'number' && typeof id !== 'string') return '';
    const time = (this.times.get(String(id)) ?? 0) + 1;
    this.times.set(String(id), time);
    this.most = Math.max(this.most, time);
    return time === 1 ? '' : String(time);
  }

  /** What was found out; nothing where every document stands once. */
  detections(task: string): Detection[] {
    if (this.most === 1) return [];
    return [
      {
        subject: 'verdict',
        taken: 'the first of each document',
        why: `documents of ${task} stand up to ${this.most} times in a file, as where filters are not named: the others are no further attempts`,
        grade: 'likely',
        others: Array.from({ length: this.most - 1 }, (_, at) => ({ name: String(at + 2), example: '' })),
        remedy: {
          kind: 'chooseScoring',
          of: 'filter',
          names: Array.from({ length: this.most - 1 }, (_, at) => String(at + 2)),
        },
      },
    ];
  }
}
