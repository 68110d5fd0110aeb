import { exampleOf } from '../../core/dataset/example';
import type { TableRequest } from '../../core/protocol/datasetApi';
import type { RecordReport } from '../../core/protocol/engineApi';
import { UserError } from '../../core/userError';
import { answerTokens } from './answerTokens';
import { longestRead } from '../sources/fileRecords';
import { summaryOf } from '../sources/openDataset';
import type { Workplace } from '../workplace/workplace';

/** One record, as it stands and as the measures see it, with the scores of all. Throws UserError for a row that is none. */
export async function recordReport(
  place: Workplace,
  { row, scores }: TableRequest & { row: number },
): Promise<RecordReport> {
  const { file } = place;
  if (!(row >= 0 && row < file.count))
    throw new UserError(`${file.index.name} has no row ${row}: its rows are 0 to ${file.count - 1}.`);
  const table = await place.table(scores);
  for await (const [record] of file.records([row])) {
    const { bytes, read } = record!;
    const example = 'fields' in read ? exampleOf(read.fields, file.fields.map, row, file.id(row)) : undefined;
    return {
      dataset: summaryOf(file),
      table,
      row,
      line: file.line(row),
      id: file.id(row),
      text: textOf(bytes),
      ...('problem' in read ? { problem: read.problem } : {}),
      question: example?.question ?? '',
      answer: example?.answer ?? '',
      answerTokens: example ? await answerTokens(place, example) : [],
    };
  }
  throw new Error(`Row ${row} was not read.`);
}

/** A record as it stands; of one that is too long to be read, what fits, and that it is not all. */
function textOf(bytes: Buffer): string {
  if (bytes.length <= longestRead) return bytes.toString('utf8');
  const count = (number: number): string => number.toLocaleString('en');
  return `${bytes.toString('utf8', 0, longestRead)}… (the first ${count(longestRead)} of ${count(bytes.length)} bytes)`;
}
