import { ascendingRows } from '../../core/numbers/ascendingRows';
import type { ReadingProgress, RowSort } from '../../core/protocol/browsing/browsingApi';
import { UserError } from '../../core/userError';
import type { DatasetFile } from '../sources/datasetFile';
import type { Workplace } from '../workplace/workplace';
import { shownTable } from '../showing/snapshot';
import { fieldOrder } from './fieldOrder';
import { KeptByFile, type Asker } from './keptByFile';
import { RowOrder } from './rowOrder';

const kept = new KeptByFile<RowOrder, ReadingProgress>(3);

/** The rows by the values of a field, equal ones in the order of the file; read through the first time. */
export function orderByField(
  file: DatasetFile,
  sort: RowSort,
  asker: Asker<ReadingProgress>,
): Promise<RowOrder> {
  const key = JSON.stringify(sort);
  return kept.get(file, key, (signal, progress) => fieldOrder(file, sort, { signal, progress }), asker);
}

/** The rows by the scores of a measure, equal ones in the order of the file. Throws UserError where there are none. */
export async function orderByMeasure(
  place: Workplace,
  sort: RowSort,
  asker: Asker<ReadingProgress>,
): Promise<RowOrder> {
  const column = (await shownTable(place)).find(({ id }) => id === sort.name);
  if (!column)
    throw new UserError(
      `${place.file.index.name} has no scores "${sort.name}": score it, or sort by another.`,
    );
  const { values, version = '' } = column;
  const make = (): Promise<RowOrder> => {
    const ordered = sort.isDescending ? values.map((value) => -value) : values;
    return Promise.resolve(new RowOrder(ascendingRows(ordered), countUnknown(values)));
  };
  return kept.get(place.file, JSON.stringify([sort, version]), make, asker);
}

function countUnknown(values: ArrayLike<number>): number {
  let unknown = 0;
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row])) unknown++;
  return unknown;
}
