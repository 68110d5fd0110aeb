import { easy2Hard } from '../../core/psychometrics/tables/easy2Hard';
import { itemFlagNames, respondentFlagNames } from '../../core/psychometrics/tables/flags';
import { rankedDifficulty } from '../../core/psychometrics/tables/rankedDifficulty';
import type { Agreed } from '../../core/protocol/agreed';
import type { CalibrationReport } from '../../core/protocol/answers/calibrationReport';
import { scoreFileFormat } from '../../core/scores/scoreFileFormat';
import { refuseExisting, writeWhole } from '../files/atomicFile';
import { withoutFormula } from '../../core/dataset/formulas';
import { writeRows } from '../../core/dataset/reading/papaparse';
import { UserError } from '../../core/userError';

/** One column of a table to be written. */
type Column = readonly [name: string, valueOf: (at: number) => string | number];

/** How a table is written. */
export interface TableOptions {
  /** Whether in CSV a text that a spreadsheet would take for a formula gets an apostrophe before it. */
  readonly escapeFormulas?: boolean | undefined;
  /** What may be replaced, checked once more at the end. */
  readonly agreed?: Agreed;
}

/** Writes the items of a calibration, hard or easy as they come, as CSV or JSONL. An unknown number is an empty cell or null. */
export function writeItems(
  path: string,
  { items, summary }: CalibrationReport,
  { e2h, ...options }: TableOptions & { readonly e2h?: boolean | undefined } = {},
): Promise<{ rows: number }> {
  const columns: Column[] = [
    ['item', (at) => items.names[at]!],
    ['difficulty', (at) => items.difficulty[at]!],
    ['discrimination', (at) => items.slope[at]!],
    ['guessing', (at) => items.guessing[at]!],
    ['difficulty_se', (at) => items.difficultySe[at]!],
    ['discrimination_se', (at) => items.slopeSe[at]!],
    ['n', (at) => items.respondents[at]!],
    ['p_correct', (at) => items.pCorrect[at]!],
    ['flags', (at) => itemFlagNames(items.flags[at]!).join(' ')],
    ['infit', (at) => items.infit[at]!],
    ['outfit', (at) => items.outfit[at]!],
    ['s_x2_p', (at) => items.scoreFitP[at]!],
    ...rowColumn(items.row),
    ...(e2h ? easy2Hard({ ...items, difficulty: rankedDifficulty(items) }, summary.model) : []),
  ];
  return writeColumns(path, columns, items.names.length, options);
}

/** Writes the respondents of a calibration in the same way. */
export function writeRespondents(
  path: string,
  { respondents }: CalibrationReport,
  options: TableOptions = {},
): Promise<{ rows: number }> {
  const columns: Column[] = [
    ['respondent', (at) => respondents.names[at]!],
    ['ability', (at) => respondents.ability[at]!],
    ['ability_se', (at) => respondents.abilitySe[at]!],
    ['ability_map', (at) => respondents.mode[at]!],
    ['ability_map_se', (at) => respondents.modeSe[at]!],
    ['n', (at) => respondents.attempts[at]!],
    ['p_correct', (at) => respondents.correct[at]! / respondents.attempts[at]!],
    ['flags', (at) => respondentFlagNames(respondents.flags[at]!).join(' ')],
  ];
  return writeColumns(path, columns, respondents.names.length, options);
}

/** Writes columns as CSV or JSONL, by the file's ending. Throws UserError for another. */
export async function writeColumns(
  path: string,
  columns: readonly Column[],
  rows: number,
  { escapeFormulas = false, agreed }: TableOptions = {},
): Promise<{ rows: number }> {
  const format = tableFormat(path);
  await writeWhole(
    path,
    format === 'csv'
      ? csvOf(columns, rows, escapeFormulas ? withoutFormula : (cell) => cell)
      : jsonlOf(columns, rows),
    undefined,
    agreed,
  );
  return { rows };
}

/** Throws UserError, before anything is computed, where a table cannot be written there. */
export async function requireTablePlace(path: string | undefined, agreed: Agreed): Promise<void> {
  if (path === undefined) return;
  tableFormat(path);
  await refuseExisting(path, agreed);
}

/** The format of a table by its name. Throws UserError where tables are not written so. */
function tableFormat(path: string): 'csv' | 'jsonl' {
  const format = scoreFileFormat(path);
  if (format !== 'parquet') return format;
  throw new UserError(
    `Item tables are written as .csv or .jsonl, not as .parquet: choose another ending than that of ${path}.`,
  );
}

const rowsAPiece = 10_000;

function* csvOf(
  columns: readonly Column[],
  rows: number,
  safe: (cell: string | number) => string | number,
): Iterable<Uint8Array> {
  yield Buffer.from(writeRows([columns.map(([name]) => safe(name))]));
  for (const [from, to] of pieces(rows))
    yield Buffer.from(
      writeRows(
        Array.from({ length: to - from }, (_, at) =>
          columns.map(([, valueOf]) => safe(cellOf(valueOf(from + at)))),
        ),
      ),
    );
}

function* jsonlOf(columns: readonly Column[], rows: number): Iterable<Uint8Array> {
  for (const [from, to] of pieces(rows)) {
    const lines = Array.from({ length: to - from }, (_, at) =>
      JSON.stringify(Object.fromEntries(columns.map(([name, valueOf]) => [name, valueOf(from + at)]))),
    );
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
}

function* pieces(rows: number): Iterable<[from: number, to: number]> {
  for (let from = 0; from < rows; from += rowsAPiece) yield [from, Math.min(rows, from + rowsAPiece)];
}

function cellOf(value: string | number): string | number {
  return typeof value === 'number' && !Number.isFinite(value) ? '' : value;
}

/** The dataset's rows, where there is a dataset. */
function rowColumn(row: Int32Array): Column[] {
  return row.some((one) => one >= 0) ? [['row', (at) => (row[at]! < 0 ? NaN : row[at]!)]] : [];
}
