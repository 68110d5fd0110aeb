import { CsvScanner } from '../../core/dataset/csv';
import { exampleOf, type Example } from '../../core/dataset/example';
import { readRecord, type ReadRecord, type RecordFormat } from '../../core/dataset/record';
import { catalogue } from '../../core/measures/catalogue';
import { isQuick } from '../../core/measures/measure';
import type { Examination } from '../../core/protocol/editorApi';
import type { Workplace } from '../workplace';

/** What measures that look at one record at a time say of records that are not, or not yet, in the file. */
export async function examine(
  place: Workplace,
  records: readonly string[],
  signal: AbortSignal,
): Promise<Examination> {
  const { file, store, model } = place;
  const { map } = file.fields;
  const read = records.map((text) => readAlone(Buffer.from(text), file.index.recordFormat));
  const examples = read.flatMap((one, row) => ('fields' in one ? [exampleOf(one.fields, map, row, '')] : []));
  const measures = catalogue.filter((measure) => isQuick(measure) && measure.lacks(map) === undefined);
  const columns: { id: string; values: Float64Array }[] = [];
  for (const measure of measures) {
    const { given, close } = await model.given(measure.needs, {
      file,
      store,
      signal,
      responses: () => place.exampleResponses(),
      measured: () => Promise.reject(new Error('A measure of one record asks for no other scores.')),
      languageModel: undefined,
      dynamics: () => place.exampleDynamics(),
    });
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

/** Reads a record as it would read in the file: there, CSV of other fields than the header's cannot be used. */
function readAlone(bytes: Uint8Array, as: RecordFormat): ReadRecord {
  const fault = csvFault(bytes, as);
  return fault === undefined ? readRecord(bytes, as) : { problem: fault };
}

function csvFault(bytes: Uint8Array, { dialect, columns }: RecordFormat): string | undefined {
  if (!dialect || !columns) return undefined;
  const scanner = new CsvScanner(dialect);
  scanner.push(Buffer.from(columns.map(() => 'x').join(dialect.delimiter) + dialect.newline));
  scanner.push(bytes);
  scanner.finish();
  const { count, problems } = scanner.spans;
  return problems[0]?.text ?? (count > 1 ? `it reads as ${count} records` : undefined);
}

async function* once(examples: readonly Example[]): AsyncGenerator<readonly Example[]> {
  yield examples;
}
