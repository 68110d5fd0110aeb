import { isRespondentName, itemRank, verdictRank } from './sampling/fieldNames';
import { columnsOfRecords, columnsOfRows, type SampleColumns } from './sampling/sampleColumns';
import { distinct } from './sampling/sampleValues';
import { numberOf } from './reading/answer';
import type { LogSample } from './reading/logSample';
import type { ImportOptions } from './reading/responseLog';

const mostWords = 12;
const longestWord = 40;

/** The field of a log that holds its verdicts, by its name, in words that are not known; undefined where none does, or it is no log of one answer a record. */
export function unknownWords(
  content: LogSample['content'],
  { fields = {} }: ImportOptions,
): { readonly field: string; readonly words: readonly string[] } | undefined {
  const columns = columnsOf(content);
  if (!columns) return undefined;
  const { names } = columns;
  const isKnown =
    (fields.respondent !== undefined || names.some(isRespondentName)) &&
    (fields.item !== undefined || names.some((name) => itemRank(name, true) !== undefined));
  if (!isKnown) return undefined;
  return names
    .filter(
      (name) => name === fields.score || (fields.score === undefined && verdictRank(name) !== undefined),
    )
    .map((field) => ({ field, words: [...distinct(columns.values(field))].sort() }))
    .find(({ words }) => areVerdicts(words));
}

function areVerdicts(words: readonly string[]): boolean {
  return (
    words.length >= 2 &&
    words.length <= mostWords &&
    words.every((word) => word.length <= longestWord) &&
    words.some((word) => numberOf(word) === undefined)
  );
}

function columnsOf(content: LogSample['content']): SampleColumns | undefined {
  if (content.kind === 'csv') return columnsOfRows(content.rows);
  return content.kind === 'lines' || content.kind === 'list' ? columnsOfRecords(content.records) : undefined;
}
