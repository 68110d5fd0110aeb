import type { FieldMap } from './fields/fieldMap';
import { valueAt } from './fields/path';
import type { Fields } from './reading/record';
import { bareValue, folded } from './difficulty/folded';
import { levelOf } from './difficulty/levelReading';
import { saysUnknown } from './difficulty/unknownValues';

/** The values of a difficulty column that name no level, in all of a dataset. */
export interface UnreadLevels {
  readonly path: string;
  /** How many records hold such a value. */
  readonly count: number;
  /** The values as they are written, with how often each was met; the first hundred kinds, the most frequent first. */
  readonly words: readonly { readonly written: string; readonly count: number }[];
}

const mostKinds = 100;

/** Counts, record by record, which values of the difficulty columns name no level though they do not say that none is known. */
export class LevelCensus {
  private readonly columns: ReadonlyMap<string, { count: number; words: Map<string, number> }>;

  constructor(private readonly map: FieldMap) {
    this.columns = new Map(map.difficulty.map((path) => [path, { count: 0, words: new Map() }]));
  }

  /** Takes the next record. */
  add(fields: Fields): void {
    for (const [path, column] of this.columns) {
      const bare = bareValue(valueAt(fields, path));
      if (!this.isUnread(path, bare)) continue;
      const written = String(typeof bare === 'object' ? JSON.stringify(bare) : bare).trim();
      column.count++;
      const known = column.words.get(written);
      if (known !== undefined || column.words.size < mostKinds) column.words.set(written, (known ?? 0) + 1);
    }
  }

  /** The columns that have such values. */
  unread(): UnreadLevels[] {
    return [...this.columns]
      .filter(([, { count }]) => count > 0)
      .map(([path, { count, words }]) => ({
        path,
        count,
        words: [...words]
          .map(([written, times]) => ({ written, count: times }))
          .sort((one, other) => other.count - one.count),
      }));
  }

  private isUnread(path: string, bare: unknown): boolean {
    if (bare === undefined || bare === null) return false;
    const reading = this.map.readings?.[path];
    if (!Number.isNaN(levelOf(bare, reading))) return false;
    const { unknown = [], ...plain } = reading ?? { scale: 'number' as const };
    return !saysUnknown(folded(String(bare))) && !unknown.includes(levelOf(bare, plain));
  }
}
