import { priorities } from '../../core/numbers/priority';
import { ascendingRows } from '../../core/numbers/ascendingRows';
import type { DatasetFile } from './datasetFile';

/** Orders that are kept of a dataset: a form that is changed asks for the same again and again. */
const mostKept = 4;

const kept = new WeakMap<DatasetFile, Map<number, Uint32Array>>();

/** All rows of a dataset by their priority under a seed, identical records in the order of the file. */
export function rowsInPriority(file: DatasetFile, seed: number): Uint32Array {
  const orders = kept.get(file) ?? new Map<number, Uint32Array>();
  kept.set(file, orders);
  const order = orders.get(seed) ?? ascendingRows(priorities(seed, file.index.ids));
  orders.delete(seed);
  orders.set(seed, order);
  const [oldest] = orders.keys();
  if (orders.size > mostKept) orders.delete(oldest!);
  return order;
}
