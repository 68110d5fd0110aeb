import type { Fields } from '../../../core/dataset/reading/record';
import type { ReadRange } from '../reading/blocks';
import type { CsvRow } from '../reading/csvRow';
import { readHeadedRows } from '../reading/headedRows';
import { readJsonRecords } from '../reading/jsonRecords';
import type { LogSample } from '../reading/logSample';

/** What is done with the records of a file, whatever it is written in. */
export interface AnyRecordReader {
  record(fields: Fields, line: number): unknown;
  problem(line: number, text: string): unknown;
}

/** What is wider is a table of answers, not of tries. */
const mostColumns = 2000;

/** The first records of a file; none where they lie deeper in it, and none of a table too wide to tell of tries. */
export function sampleRecords(content: LogSample['content']): readonly Fields[] {
  if (content.kind === 'lines' || content.kind === 'list') return content.records;
  if (content.kind !== 'csv') return [];
  const [header, ...rows] = content.rows;
  if (header!.length > mostColumns) return [];
  return rows.map((row) => fieldsOf(header!, row));
}

/** Hands over the records of a file one by one: JSON, or CSV with a header. */
export async function readRecords(
  { text, content }: LogSample,
  reader: AnyRecordReader,
  range: ReadRange,
): Promise<void> {
  if (content.kind === 'lines' || content.kind === 'list')
    return readJsonRecords(text.path, content.kind, reader, range);
  if (content.kind !== 'csv') return;
  let header: string[] | undefined;
  const row = (one: CsvRow): void => {
    if (!header) header = one.texts();
    else reader.record(fieldsOf(header, one.texts()), one.line);
  };
  await readHeadedRows(
    text.path,
    content.dialect,
    { row, problem: (line, text) => reader.problem(line, text) },
    range,
  );
}

function fieldsOf(header: readonly string[], row: readonly string[]): Fields {
  return Object.fromEntries(header.map((name, at) => [name.replace(/^\ufeff/, ''), row[at] ?? '']));
}
