import { CsvScanner } from '../../core/dataset/reading/csv';
import { exampleOf, type Example } from '../../core/dataset/example';
import { readRecord, type ReadRecord, type RecordFormat } from '../../core/dataset/reading/record';
import { catalogue } from '../../core/measures/catalogue';
import { isQuick } from '../../core/measures/measure';
import type { Examination } from '../../core/protocol/editorApi';
import type { Workplace } from '../workplace/workplace';
import type { Dialect } from '../../core/dataset/reading/dialect';

/** What measures that look at one record at a time say of records that are not, or not yet, in the file. */
export async function examine(
  place: Workplace,
  records: readonly string[],
  signal: AbortSignal,
): Promise<Examination> {
  const { file } = place;
  const { map } = file.fields;
  const read = records.map((text) => readAlone(Buffer.from(text), file.index.recordFormat));
  const examples = read.flatMap((one, row) => ('fields' in one ? [exampleOf(one.fields, map, row, '')] : []));
  const measures = catalogue.filter((measure) => isQuick(measure) && measure.lacks(map) === undefined);
  const columns: { id: string; values: Float64Array }[] = [];
  for (const measure of measures) {
    const { given, close } = await place.given(measure, signal);
    const own = measure
      .columns(map)
      .map(({ id }) => ({ id, values: new Float64Array(records.length).fill(NaN) }));
    for await (const event of measure.score({ count: examples.length, batches: () => once(examples) }, given))
      if ('values' in event)
        event.examples.forEach(({ row }, at) =>
          own.forEach(({ values }, column) => (values[row] = event.values[column]![at]!)),
        );
    await close();
    columns.push(...own);
  }
  return { columns, problems: read.map((one) => ('problem' in one ? one.problem : '')) };
}

/**
 * Reads a record as it would read in the file: there, CSV of other fields than the header's cannot be used, and a quote
 * that closes no field is a character.
 */
function readAlone(bytes: Uint8Array, as: RecordFormat): ReadRecord {
  const { dialect, columns } = as;
  if (!dialect || !columns) return readRecord(bytes, as);
  const alone = scannedAlone(bytes, dialect, columns.length);
  const fault = faultOf(alone);
  if (fault === undefined) return readRecord(bytes, as);
  const lenient: Dialect = { ...dialect, quotes: 'closing' };
  const isMended =
    !dialect.quotes &&
    alone.hasWrongQuotes &&
    faultOf(scannedAlone(bytes, lenient, columns.length)) === undefined;
  return isMended ? readRecord(bytes, { ...as, dialect: lenient }) : { problem: fault };
}

function scannedAlone(bytes: Uint8Array, dialect: Dialect, width: number): CsvScanner {
  const { preamble, header, ragged, ...same } = dialect;
  const scanner = new CsvScanner(ragged === 'trailing' ? { ...same, ragged } : same);
  scanner.push(Buffer.from(Array(width).fill('x').join(dialect.delimiter) + dialect.newline));
  scanner.push(bytes);
  scanner.finish();
  return scanner;
}

function faultOf({ spans: { count, problems } }: CsvScanner): string | undefined {
  return problems[0]?.text ?? (count > 1 ? `it reads as ${count} records` : undefined);
}

async function* once(examples: readonly Example[]): AsyncGenerator<readonly Example[]> {
  yield examples;
}
