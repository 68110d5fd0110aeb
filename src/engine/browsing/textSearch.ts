import { setImmediate } from 'node:timers/promises';
import type { FindProgress } from '../../core/protocol/browsing/browsingApi';
import type { CallContext } from '../../core/protocol/rpc';
import type { DatasetFile } from '../sources/datasetFile';
import type { FileRecord } from '../sources/fileRecords';
import { KeptByFile } from './keptByFile';

const kept = new KeptByFile<Uint32Array, FindProgress>(3);

/** The rows whose records hold a text in one of their values, small and capital letters alike; read through the first time. */
export function rowsWith(
  file: DatasetFile,
  text: string,
  context: CallContext<FindProgress>,
): Promise<Uint32Array> {
  const wanted = text.toLowerCase();
  return kept.get(file, wanted, (signal, progress) => search(file, wanted, { signal, progress }), context);
}

async function search(
  file: DatasetFile,
  wanted: string,
  { signal, progress }: CallContext<FindProgress>,
): Promise<Uint32Array> {
  let rows = new Uint32Array(1024);
  let found = 0;
  let done = 0;
  for await (const batch of file.records(undefined, signal)) {
    for (const record of batch) {
      if (!holds(record, wanted)) continue;
      if (found === rows.length) rows = widened(rows);
      rows[found++] = record.row;
    }
    done += batch.length;
    progress({ done, total: file.count, found, ...(found > 0 && { first: rows[0]! }) });
    await setImmediate();
  }
  return rows.slice(0, found);
}

function widened(rows: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(2 * rows.length);
  wider.set(rows);
  return wider;
}

/** Whether one of a record's values holds a text; of a record that cannot be used, what stands there. */
function holds({ bytes, read }: FileRecord, wanted: string): boolean {
  return 'fields' in read ? isIn(read.fields, wanted) : isIn(bytes.toString('utf8'), wanted);
}

function isIn(value: unknown, wanted: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(wanted);
  if (typeof value === 'object' && value !== null)
    return Object.values(value).some((one) => isIn(one, wanted));
  return value != null && String(value).includes(wanted);
}
