import { resolve } from 'node:path';
import type { ExportRowsRequest } from '../../core/protocol/editorApi';
import { UserError } from '../../core/userError';
import { refuseExisting, refuseSource, replaceWhole } from '../files/atomicFile';
import type { DatasetFile } from '../sources/datasetFile';
import { mixtureSize } from './mixture';
import { outputPacking } from './otherFormat';
import { writeRecords } from './recordFile';
import { sourcesOf } from './sources';
import { refuseOtherReading } from './sameReading';

/** Writes some rows of a dataset as they stand, in the order of the file. Throws UserError. */
export async function exportRows(
  file: DatasetFile,
  { rows, out, ...agreed }: ExportRowsRequest,
  signal: AbortSignal,
): Promise<{ rows: number; bytes: number }> {
  const target = resolve(out);
  for (const source of sourcesOf(file)) await refuseSource(source, target);
  await refuseExisting(target, agreed);
  const packing = outputPacking(file, target);
  const known = [...new Set(rows)].filter((row) => row < file.count).sort((a, b) => a - b);
  if (known.length === 0) throw new UserError('Nothing is selected: there is no row to write.');
  await refuseOtherReading(file, known, signal);
  const write = (beside: string): Promise<{ bytes: number }> =>
    writeRecords(file, known, beside, { packing, signal });
  const { bytes } = await replaceWhole(target, write, mixtureSize(file, known), agreed);
  return { rows: known.length, bytes };
}
