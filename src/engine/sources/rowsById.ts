import { setImmediate } from 'node:timers/promises';
import { IdIndex, idWords } from '../../core/dataset/idIndex';
import type { DatasetFile } from './datasetFile';

const rowsAtOnce = 2 ** 15;

/** The rows of a dataset by the ids of their records. */
export interface RowsById {
  /** The first row of the record whose four words of id begin at `at`; -1 where there is none. */
  firstOf(ids: Uint32Array, at: number): number;
  /** By row the first row of the same record; undefined where no record occurs twice. */
  readonly firsts: Int32Array | undefined;
}

const known = new WeakMap<DatasetFile, Promise<RowsById>>();

/** The rows of a dataset by id; made once, others being answered meanwhile. */
export function rowsById(file: DatasetFile): Promise<RowsById> {
  const rows = known.get(file) ?? indexRows(file.idWords);
  known.set(file, rows);
  return rows;
}

async function indexRows(ids: Uint32Array): Promise<RowsById> {
  const count = ids.length / idWords;
  const index = new IdIndex();
  const rowOfPlace = new Int32Array(count);
  let firsts: Int32Array | undefined;
  for (let row = 0; row < count; row++) {
    const next = index.count;
    const place = index.add(ids, row * idWords);
    if (place === next) rowOfPlace[place] = row;
    else firsts ??= Int32Array.from({ length: count }, (_, at) => at);
    if (firsts) firsts[row] = rowOfPlace[place]!;
    if (row % rowsAtOnce === rowsAtOnce - 1) await setImmediate();
  }
  const firstOf = (words: Uint32Array, at: number): number => {
    const place = index.find(words, at);
    return place < 0 ? -1 : rowOfPlace[place]!;
  };
  return { firstOf, firsts };
}
