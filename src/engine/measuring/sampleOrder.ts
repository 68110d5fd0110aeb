import { priority } from '../../core/numbers/priority';
import { stratifiedOrder } from '../../core/numbers/stratifiedOrder';
import type { DatasetFile } from '../sources/datasetFile';

const seed = 9;

/** The rows of a dataset in an order every beginning of which is a sample spread over the records' sizes in bytes. */
export function sampleOrder(file: DatasetFile): Uint32Array {
  const { start, end } = file.index.spans;
  return stratifiedOrder(
    file.count,
    (row) => end[row]! - start[row]!,
    (row) => priority(seed, file.id(row)),
  );
}
