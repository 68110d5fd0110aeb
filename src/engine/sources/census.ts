import { LevelCensus, type UnreadLevels } from '../../core/dataset/levelCensus';
import type { FieldMap } from '../../core/dataset/fields/fieldMap';
import type { Mend } from '../../core/dataset/reading/looseJson';
import type { ReadRecord } from '../../core/dataset/reading/record';
import type { Remark } from '../../core/remedy';
import { sampleSize } from './fileRecords';

/** What was counted over all records of a dataset. */
export interface Census {
  /** The values of difficulty columns that name no level. */
  readonly unread: readonly UnreadLevels[];
  /** How many records are no JSON as they stand, and what they hold instead. */
  readonly mended: number;
  readonly mends: readonly Mend[];
}

/** Counts record by record. */
export class CensusTaker {
  private readonly levels: LevelCensus;
  private readonly mends = new Set<Mend>();
  private mended = 0;

  constructor(map: FieldMap) {
    this.levels = new LevelCensus(map);
  }

  add(read: ReadRecord): void {
    if (!('fields' in read)) return;
    this.levels.add(read.fields);
    if (!read.mends) return;
    this.mended++;
    for (const mend of read.mends) this.mends.add(mend);
  }

  taken(): Census {
    return { unread: this.levels.unread(), mended: this.mended, mends: [...this.mends].sort() };
  }
}

const shownWords = 6;
const shownLetters = 40;

/** What is to be said of a dataset as a whole, where what was found out of it rests on a sample. */
export function censusRemarks({ unread, mended, mends }: Census, records: number): Remark[] {
  if (records <= sampleSize) return [];
  const all = records.toLocaleString('en');
  const isMended = mended > 0;
  return [
    ...(isMended
      ? [
          {
            text: `${mended.toLocaleString('en')} of all ${all} records hold what JSON does not have (${mends.join(', ')}): they are read all the same, and mixtures are written without.`,
          },
        ]
      : []),
    ...unread.map((column) => ({
      text: `${column.count.toLocaleString('en')} of all ${all} records have no level of "${column.path}", because what stands there is on no scale: ${wordsOf(column)}.`,
      remedy: {
        kind: 'chooseLevels' as const,
        path: column.path,
        levels: column.words.slice(0, shownWords).map(({ written }) => written.slice(0, shownLetters)),
      },
    })),
  ];
}

function wordsOf({ words }: UnreadLevels): string {
  const shown = words
    .slice(0, shownWords)
    .map(({ written, count }) => `"${written.slice(0, shownLetters)}" (${count.toLocaleString('en')})`);
  return [...shown, ...(words.length > shownWords ? ['…'] : [])].join(', ');
}
