import picomatch from 'picomatch';
import type { Detection } from '../../../core/detection/detection';
import { UserError } from '../../../core/userError';
import { answerOf, numberOf } from '../reading/answer';
import { isCodeOf } from '../sampling/missingCodes';
import { answerAndKey } from '../fields/unjudged';
import { isItemName, isRespondentName, verdictRank } from '../sampling/fieldNames';
import type { ImportOptions } from '../reading/responseLog';
import { answerColumns, type WideTable } from './wideColumns';
import { wideKey, type WideKey } from './wideKey';
import { namedRows, unnamedRows } from './wideNames';
import { isItemLike, orientation, type Orientation } from './wideOrientation';

/** How a table of answers is laid out. */
export interface WideLayout extends Orientation {
  readonly header: boolean;
  /** The names of the columns, made up where there is no header. */
  readonly columns: readonly string[];
  /** The column that names the rows; -1 where there is none. */
  readonly names: number;
  /** The columns that hold answers, ascending. */
  readonly answers: Uint32Array;
  /** The column that says how often a row was given; -1 where there is none. */
  readonly frequency: number;
  /** The right answers, where the cells are answers and no scores. */
  readonly key: WideKey | undefined;
  readonly detections: readonly Detection[];
}

/** The layout of a table by its first rows; undefined where it is no table of answers. Throws UserError where a key is missing. */
export function wideLayout(
  rows: readonly (readonly string[])[],
  options: Pick<ImportOptions, 'rows' | 'format' | 'items' | 'key' | 'missing'> = {},
): WideLayout | undefined {
  const header = rows[0]!.some((cell) => answerOf(cell) === undefined);
  const table: WideTable = {
    header,
    columns: header ? rows[0]! : rows[0]!.map((_, at) => `column ${at + 1}`),
    body: header ? rows.slice(1) : rows,
  };
  const { columns, body } = table;
  const names = header ? namedRows(table) : -1;
  const frequency = header ? frequencyColumn(table) : -1;
  const rest = columns.map((_, at) => at).filter((at) => at !== names && at !== frequency);
  const chosen = options.items ? namedColumns(columns, rest, options.items) : undefined;
  if (!chosen && options.format !== 'wide' && isLong(table, rest)) return undefined;
  const isCode = isCodeOf(options.missing);
  const answered = isCode
    ? { ...table, body: body.map((row) => row.map((cell) => (isCode(cell) ? '' : cell))) }
    : table;
  const key = wideKey(answered, names, options.key, chosen ?? rest);
  const found = key ?? (chosen ? { answers: chosen } : answerColumns(answered, rest));
  const { answers } = found;
  const others = rest.length - answers.length;
  if (answers.length < 2) return undefined;
  if (!chosen && options.format !== 'wide' && others > answers.length + 1) return undefined;
  const named = names >= 0 ? names : unnamedRows(table, answers, frequency);
  const turned = orientation(columns, answers, named, body, options.rows);
  return {
    ...{ header, columns, names: named, answers: Uint32Array.from(answers), frequency, key },
    ...turned,
    detections: 'detections' in found ? found.detections : [],
  };
}

/** A table with a person and an item a row, or an answer and the right one, is one answer a row, whatever else stands beside it. */
function isLong({ columns, header }: WideTable, rest: readonly number[]): boolean {
  if (!header) return false;
  const areFewItems = rest.filter((at) => isItemLike(columns[at]!)).length * 2 < rest.length;
  if (areFewItems && answerAndKey(rest.map((at) => columns[at]!).filter((name) => !/\d/.test(name))))
    return true;
  // A bare id is that of a person only where a column says which answers were right: else it is the question's.
  const areJudged = rest.some((at) => verdictRank(columns[at]!) !== undefined);
  const person = columns.findIndex(
    (name) => isRespondentName(name) || (areJudged && /^(id|pid|sid|uid)$/i.test(name.trim())),
  );
  const item = columns.findIndex((name, at) => at !== person && isItemName(name) && !/\d/.test(name));
  return areFewItems && person >= 0 && item >= 0;
}

/** The columns that the user says are items. Throws UserError where none has such a name. */
function namedColumns(
  columns: readonly string[],
  rest: readonly number[],
  items: readonly string[],
): number[] {
  const fits = items.map((pattern) => {
    const is = picomatch(pattern.replace(/[^\w*\s]/g, '\\$&'), { nocase: true, dot: true });
    return (name: string): boolean => name === pattern || is(name);
  });
  const chosen = rest.filter((at) => fits.some((fit) => fit(columns[at]!)));
  if (chosen.length < 2)
    throw new UserError(
      `Fewer than two columns are called ${items.join(' or ')}: there are ${columns.slice(0, 12).join(', ')}.`,
    );
  return chosen;
}

function frequencyColumn({ columns, body }: WideTable): number {
  return columns.findIndex(
    (name, at) =>
      /^(freq|frequency|freqs|count|weight|n)$/i.test(name.trim()) &&
      body.every((row) => Number.isInteger(numberOf(row[at] ?? '0'))) &&
      body.some((row) => numberOf(row[at] ?? '0')! > 1),
  );
}
