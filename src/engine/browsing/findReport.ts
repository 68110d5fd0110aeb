import type { FindProgress, FindReport } from '../../core/protocol/browsing/browsingApi';
import type { CallContext } from '../../core/protocol/rpc';
import type { DatasetFile } from '../sources/datasetFile';
import type { RowOrder } from './rowOrder';
import { rowsWith } from './textSearch';

/** So many places are told: who wants more has not asked for anything in particular. */
const mostPlaces = 10_000;

/** Where the rows that hold a text stand in an order: the first of them, and how many there are. */
export async function findReport(
  file: DatasetFile,
  text: string,
  order: RowOrder | undefined,
  context: CallContext<FindProgress>,
): Promise<FindReport> {
  if (text === '') return { count: 0, places: new Uint32Array() };
  const rows = await rowsWith(file, text, context);
  const places = order ? rows.map((row) => order.positionOf(row)).sort() : rows;
  return { count: rows.length, places: places.slice(0, mostPlaces) };
}
