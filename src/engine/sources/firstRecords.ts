import { basename, resolve } from 'node:path';
import { detectFields, type DetectedFields } from '../../core/dataset/guessFields';
import { dialectOf } from '../../core/dataset/reading/csvStart';
import { CsvScanner } from '../../core/dataset/reading/csv';
import { parseFields } from '../../core/dataset/reading/papaparse';
import { columnNames, numberedColumns, readRecord, type ReadRecord } from '../../core/dataset/reading/record';
import { scannerFor } from '../../core/dataset/reading/scanner';
import type { DatasetRequest } from '../../core/protocol/datasetApi';
import { UserError } from '../../core/userError';
import { heldBytes, readBytes } from '../files/readBytes';
import { openRegular } from '../files/regularFile';
import { contentOf } from './fileContent';
import { tellingBytes, type TextCopies, type TextStart } from './textCopy';

/** A record near the beginning of a file. */
export interface FirstRecord {
  readonly line: number;
  readonly bytes: Buffer;
  readonly read: ReadRecord;
}

/** The beginning of a dataset, read without the rest: what is found out of the fields may be otherwise once all was read. */
export interface FirstRecords {
  /** Of the whole file. */
  readonly bytes: number;
  readonly records: readonly FirstRecord[];
  readonly fields: DetectedFields;
}

const mostRecords = 200;
const firstSize = 2 ** 20;
/** Where no record ends within so many bytes, there is nothing to be shown before all was read. */
const largestSize = 2 ** 23;

/** The first records of a file, two hundred at most; none where its beginning does not tell what they are. */
export async function firstRecords(
  { path, map = {}, reading = {} }: DatasetRequest,
  copies?: TextCopies,
): Promise<FirstRecords> {
  const full = resolve(path);
  const file = await openRegular(full);
  try {
    const { size } = await file.stat();
    const telling = await readBytes(file, 0, Math.min(size, tellingBytes));
    for (let held = firstSize; ; held *= 2) {
      const start = (await copies?.startOf(full, telling, held)) ?? {
        ...{ name: basename(full), isWhole: held >= size },
        bytes: await readBytes(file, 0, Math.min(size, held)),
      };
      const records = await recordsIn(start, reading);
      if (records.length === 0 && !start.isWhole && held < largestSize) continue;
      const samples = records.flatMap(({ read }) => ('fields' in read ? [read.fields] : []));
      return { bytes: size, records, fields: detectFields(samples, map) };
    }
  } finally {
    await file.close();
  }
}

async function recordsIn(
  { name, bytes, isWhole }: TextStart & { readonly name: string },
  reading: NonNullable<DatasetRequest['reading']>,
): Promise<FirstRecord[]> {
  const content = await contentOf(heldBytes(bytes), name, bytes.length, reading).catch((error: unknown) => {
    // A beginning that is no dataset says nothing of the whole, which is refused in its own words.
    if (error instanceof UserError) return undefined;
    throw error;
  });
  if (!content) return [];
  const scanned = await readBytes(content.bytes, 0, content.size);
  const scanner = scannerFor(content, dialectOf(content.head, content.format, reading)?.dialect);
  scanner.push(scanned);
  if (isWhole) scanner.finish();
  const as = { format: content.format, ...columnsOf(scanner, scanned) };
  const { count, start, end, line } = scanner.spans.finish();
  return Array.from({ length: Math.min(count, mostRecords) }, (_, at) => {
    const record = scanned.subarray(start[at], end[at]);
    return { line: content.lines?.[at] ?? line[at]!, bytes: record, read: readRecord(record, as) };
  });
}

function columnsOf(scanner: unknown, bytes: Buffer) {
  if (!(scanner instanceof CsvScanner)) return {};
  const { dialect, header, headerWidth } = scanner;
  if (!header) return { dialect, columns: numberedColumns(headerWidth) };
  const cells = parseFields(bytes.toString('utf8', header.start, header.end), dialect);
  return { dialect, columns: columnNames(dialect.ragged === 'rowNames' ? ['row', ...cells] : cells) };
}
