import { answerOf, numberOf } from '../reading/answer';
import { answerFieldsOf, type AnswerFields } from '../fields/answerFields';
import type { CsvContent } from '../reading/logSample';
import type { ImportOptions } from '../reading/responseLog';
import { isItemName, isRespondentName } from '../sampling/fieldNames';
import { columnsOfRows } from '../sampling/sampleColumns';

/** The columns of a table with one answer a row. */
export interface LongColumns extends AnswerFields {
  readonly names: readonly string[];
  readonly header: boolean;
}

/** The columns of a table with one answer a row; `isOfOne`: of a table that names no respondent. Undefined where it is none. */
export function longColumns(
  { rows }: CsvContent,
  options: ImportOptions,
  isOfOne = false,
): LongColumns | undefined {
  // A table of answers without a header has no names to look at, however wide it is.
  const hasNames = options.fields !== undefined || rows[0]!.some((cell) => answerOf(cell) === undefined);
  const columns = hasNames ? columnsOfRows(rows) : undefined;
  const fields = columns && answerFieldsOf(columns, options, isOfOne);
  if (fields && (fields.respondent === undefined) === isOfOne) {
    const named = [fields.respondent, fields.item, fields.attempts].filter((name) => name !== undefined);
    const { names } = columns;
    return named.every((name) => names.includes(name)) ? { ...fields, names, header: true } : undefined;
  }
  return options.fields || isOfOne ? undefined : headerless(rows);
}

/** Whether the first line names columns, though a word for right or wrong in it would do for an answer. */
function isHeader([first, ...body]: CsvContent['rows']): boolean {
  const [respondent = '', item = '', verdict = ''] = first!;
  if (isRespondentName(respondent) && isItemName(item)) return true;
  return isWord(verdict) && !body.some((row) => isWord(row[2] ?? ''));
}

function isWord(cell: string): boolean {
  return Number.isNaN(Number(cell)) && !Number.isNaN(numberOf(cell));
}

/** Without a header: two columns of names and one of answers, perhaps one of numbers of attempts. */
function headerless(rows: CsvContent['rows']): LongColumns | undefined {
  const width = rows[0]!.length;
  if (width !== 3 && width !== 4) return undefined;
  const answers = (column: number): number =>
    rows.filter((row) => answerOf(row[column] ?? 'none of it') !== undefined).length / rows.length;
  if (answers(2) < 1 || answers(0) > 0.5 || answers(1) > 0.5 || (width === 4 && answers(3) > 0.5))
    return undefined;
  if (isHeader(rows)) return undefined;
  const names = ['column 1', 'column 2', 'column 3', 'column 4'].slice(0, width);
  const [respondent, item, score, attempts] = names as [string, string, string, string?];
  return {
    ...{
      respondent,
      item,
      score,
      names,
      header: false,
      reading: numberOf,
      isDoubtful: false,
      detections: [],
    },
    ...(attempts && { attempts }),
  };
}
