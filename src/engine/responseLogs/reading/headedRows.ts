import type { Dialect } from '../../../core/dataset/reading/dialect';
import type { ReadRange } from './blocks';
import type { CsvRow } from './csvRow';
import { readCsvRows, type RowReader } from './csvRows';

/** How often the header comes again further down, as a sentence for the user; undefined where it does not. */
export function repeatedHeader(name: string, times: number): string | undefined {
  const often = times === 1 ? 'once more' : `${times.toLocaleString('en')} times more`;
  return times === 0
    ? undefined
    : `${name}: the header stands ${often} further down, as where files were put together: what stands there is no record.`;
}

/** Hands over the records of a CSV file whose first line is its header; gives how often that comes again, which is left out. */
export async function readHeadedRows(
  path: string,
  dialect: Dialect,
  reader: RowReader,
  range: ReadRange = {},
): Promise<number> {
  const rows = new HeadedRows(reader);
  await readCsvRows(path, dialect, rows, range);
  return rows.repeated;
}

/** Whether a row says what the header says; a byte order mark may stand before it. */
export function isHeaderAgain(header: readonly string[], row: readonly string[]): boolean {
  return (
    header.length > 1 &&
    row.length === header.length &&
    row.every((cell, at) => (at === 0 ? cell.replace(/^\ufeff/, '') : cell) === header[at])
  );
}

class HeadedRows implements RowReader {
  repeated = 0;
  private header: string[] | undefined;
  private firstLength = 0;

  constructor(private readonly reader: RowReader) {}

  row(row: CsvRow): unknown {
    if (!this.header) {
      this.header = row.texts();
      this.firstLength = row.ends[0]! - row.starts[0]!;
    } else if (this.mayBeHeader(row) && isHeaderAgain(this.header, row.texts())) {
      this.repeated++;
      return undefined;
    }
    return this.reader.row(row);
  }

  problem(line: number, text: string): void {
    this.reader.problem(line, text);
  }

  /** What most rows are told by: they have another first field. */
  private mayBeHeader({ starts, ends, bytes }: CsvRow): boolean {
    const mark =
      bytes[starts[0]!] === byteOrderMark && this.header![0]!.charCodeAt(0) < byteOrderMark ? 3 : 0;
    return ends[0]! - starts[0]! - mark === this.firstLength;
  }
}

const byteOrderMark = 0xef;
