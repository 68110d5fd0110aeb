import { CsvScanner } from '../../core/dataset/reading/csv';
import type { Dialect } from '../../core/dataset/reading/dialect';
import { Readings } from '../../core/dataset/reading/readings';
import { UserError } from '../../core/userError';
import type { DatasetFile } from '../sources/datasetFile';
import { mixtureBytes } from './mixture';

/**
 * Throws UserError where rows of a CSV file whose stray quotes are read as characters would, as a file of their own, be read
 * as other records: without the lines that gave its quotes away, what is left of them may go by the rules.
 */
export async function refuseOtherReading(
  file: DatasetFile,
  rows: readonly number[],
  signal?: AbortSignal,
): Promise<void> {
  const { dialect } = file.index.recordFormat;
  if (!dialect) return;
  const { quotes, escape, blanks, ragged, ...rules } = dialect;
  if (!quotes && !escape && !blanks && ragged !== 'rowNames') return;
  const scan = (scanner: CsvScanner): Promise<CsvScanner> =>
    scanned(scanner, mixtureBytes(file, rows, signal));
  const readings = new Readings(await scan(new CsvScanner(rules)));
  for (let scanner = readings.next(); scanner; scanner = readings.next()) readings.offer(await scan(scanner));
  const at = firstOther(file, rows, readings.best);
  if (at === undefined && readings.best.lostLines === 0) return;
  if (at === undefined || !quotes)
    throw new UserError(
      `${file.index.name} does not go by the rules of CSV (${readingWords(dialect)}), and the rows that are to be written would be read in another way than it: write it by the rules first, for example with pandas.`,
    );
  throw new UserError(
    `${file.index.name}, line ${file.line(at)}: a quote that begins a field here is a character, but would be read as a quote among the rows that are to be written. Double the quotes of that field and put it in quotes, or take other rows.`,
  );
}

function readingWords({ escape, blanks, ragged }: Dialect): string {
  if (ragged) return 'its header is one column short';
  return escape
    ? 'quotes have a backslash before them'
    : blanks
      ? 'blanks stand before quotes'
      : 'stray quotes';
}

async function scanned(scanner: CsvScanner, pieces: AsyncIterable<Uint8Array>): Promise<CsvScanner> {
  for await (const piece of pieces) scanner.push(piece);
  scanner.finish();
  return scanner;
}

/** The first of the rows that does not come out as a record of its own; undefined where all do. */
function firstOther(file: DatasetFile, rows: readonly number[], { spans }: CsvScanner): number | undefined {
  const { start, end } = file.index.spans;
  const found = rows.findIndex((row, at) => spans.end[at]! - spans.start[at]! !== end[row]! - start[row]!);
  if (found >= 0) return rows[found];
  return spans.count === rows.length ? undefined : rows.at(-1);
}
