import { exampleOf } from '../../core/dataset/example';
import { textOf } from '../../core/dataset/fields/fieldText';
import type { ExampleBrief } from '../../core/protocol/answers/exampleBrief';
import type { DatasetFile } from '../sources/datasetFile';
import type { FileRecord } from '../sources/fileRecords';

const longestBrief = 300;

/** The beginnings of what these rows say, in the order they are asked for; rows that are none are left out. */
export async function exampleBriefs(
  file: DatasetFile,
  rows: readonly number[],
  signal: AbortSignal,
): Promise<ExampleBrief[]> {
  const ascending = Uint32Array.from(rows.filter((row) => row >= 0 && row < file.count)).sort();
  const briefs = new Map<number, ExampleBrief>();
  for await (const batch of file.records(ascending, signal))
    for (const record of batch) briefs.set(record.row, briefOf(file, record));
  return rows.flatMap((row) => briefs.get(row) ?? []);
}

function briefOf(file: DatasetFile, { row, bytes, read }: FileRecord): ExampleBrief {
  const line = file.line(row);
  if ('problem' in read) return { row, line, text: cut(bytes.toString('utf8')), problem: read.problem };
  const { question, context, answer } = exampleOf(read.fields, file.fields.map, row, '');
  return { row, line, text: cut(question || context || answer || textOf(read.fields)) };
}

/** The beginning of a text on one line, never ending within a character. */
function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  // A character takes two places at most: this holds one more than may be shown, where there is one.
  const characters = [...line.slice(0, 2 * (longestBrief + 1))];
  return characters.length <= longestBrief ? line : `${characters.slice(0, longestBrief - 1).join('')}…`;
}
