import { fieldColumns } from '../../core/dataset/fieldColumns';
import type { HeadReport } from '../../core/protocol/browsing/headReport';
import type { DatasetRequest } from '../../core/protocol/datasetApi';
import { firstRecords } from '../sources/firstRecords';
import type { TextCopies } from '../sources/textCopy';
import { cellTexts } from './cellTexts';

/** So many columns are shown before the dataset is read. */
const mostColumns = 100;

/** The first records of a dataset that is not read yet. */
export async function headReport(request: DatasetRequest, copies: TextCopies): Promise<HeadReport> {
  const { bytes, records, fields } = await firstRecords(request, copies);
  const columns = fieldColumns(fields.paths, fields.map).slice(0, mostColumns);
  const paths = columns.map(({ path }) => path);
  const rows = records.map((record, row) => ({ row, line: record.line, ...cellTexts(record, paths) }));
  return { bytes, columns: columns.map(({ path, roles }) => ({ path, roles: [...roles] })), rows };
}
