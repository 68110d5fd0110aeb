import { columnNames } from '../../../core/dataset/reading/record';
import { answerOf, numberAt, numberOf, quoted } from '../reading/answer';
import { answerFieldsOf, type AnswerFields } from '../reading/answerFields';
import type { AnswerSheet } from '../reading/answerSheet';
import { AttemptReader, attemptsOf } from '../reading/attempts';
import type { CsvRow } from '../reading/csvRow';
import { readCsvRows } from '../reading/csvRows';
import type { Importer } from '../reading/importer';
import type { CsvContent } from '../reading/logSample';
import type { NameTable } from '../reading/nameTable';
import type { ImportOptions } from '../reading/responseLog';

/** One answer a record in CSV: respondent, item, score, and perhaps a number of attempts. */
export const longCsv: Importer = {
  format: 'long',
  title: 'one answer a row',
  about: 'one answer a row, in CSV or JSON Lines: respondent, item, score',
  asks: 'fields',

  recognise({ content }, options) {
    const columns = content.kind === 'csv' ? columnsOf(content, options) : undefined;
    return (
      columns &&
      `columns "${columns.respondent}", "${columns.item}" and "${columns.score}"${columns.header ? '' : ' (no header)'}`
    );
  },

  async read(sample, sheet, { options, range }) {
    const columns = sample.content.kind === 'csv' ? columnsOf(sample.content, options) : undefined;
    if (!columns || sample.content.kind !== 'csv') return;
    const reader = new LongReader(sheet, columns, sample.path);
    await readCsvRows(sample.path, sample.content.dialect, reader, range);
    reader.finish();
  },
};

interface LongColumns extends AnswerFields {
  readonly names: readonly string[];
  readonly header: boolean;
}

function columnsOf({ rows }: CsvContent, options: ImportOptions): LongColumns | undefined {
  const names = columnNames(rows[0]!);
  const fields = answerFieldsOf(names, options.fields);
  if (fields) {
    const score = names.indexOf(fields.score);
    const scored = rows.slice(1).some((row) => numberOf(row[score] ?? 'none of it') !== undefined);
    const named = [
      fields.respondent,
      fields.item,
      ...(fields.attempts === undefined ? [] : [fields.attempts]),
    ];
    return named.every((name) => names.includes(name)) && scored
      ? { ...fields, names, header: true }
      : undefined;
  }
  return options.fields ? undefined : headerless(rows);
}

/** Without a header: two columns of names and one of answers, perhaps one of numbers of attempts. */
function headerless(rows: CsvContent['rows']): LongColumns | undefined {
  const width = rows[0]!.length;
  if (width !== 3 && width !== 4) return undefined;
  const answers = (column: number): number =>
    rows.filter((row) => answerOf(row[column] ?? 'none of it') !== undefined).length / rows.length;
  if (answers(2) < 1 || answers(0) > 0.5 || answers(1) > 0.5 || (width === 4 && answers(3) > 0.5))
    return undefined;
  const names = ['column 1', 'column 2', 'column 3', 'column 4'].slice(0, width);
  const [respondent, item, score, attempts] = names as [string, string, string, string?];
  return { respondent, item, score, ...(attempts ? { attempts } : {}), names, header: false };
}

class LongReader {
  private readonly answers: AttemptReader;
  private readonly respondent: number;
  private readonly item: number;
  private readonly score: number;
  private readonly attempts: number;
  private headerRead: boolean;
  private last = -1;

  constructor(
    private readonly sheet: AnswerSheet,
    private readonly columns: LongColumns,
    private readonly path: string,
  ) {
    this.answers = new AttemptReader(sheet.scoring(), columns.counts ?? false);
    this.respondent = columns.names.indexOf(columns.respondent);
    this.item = columns.names.indexOf(columns.item);
    this.score = columns.names.indexOf(columns.score);
    this.attempts = columns.attempts === undefined ? -1 : columns.names.indexOf(columns.attempts);
    this.headerRead = !columns.header;
  }

  row(row: CsvRow): void {
    if (!this.headerRead) this.headerRead = true;
    else if (row.count !== this.columns.names.length)
      this.problem(row.line, `the record has ${row.count} fields, the header ${this.columns.names.length}`);
    else this.answer(row);
  }

  problem(line: number, text: string): void {
    this.sheet.problems.add(this.path, line, text);
  }

  finish(): void {
    this.answers.finish();
  }

  private answer(row: CsvRow): void {
    // Most logs have a respondent's answers together.
    const respondent = this.name(this.sheet.respondents, row, this.respondent, this.last);
    const item = this.name(this.sheet.items, row, this.item);
    if (respondent < 0 || item < 0) return;
    this.last = respondent;
    const score = numberAt(row.bytes, row.starts[this.score]!, row.ends[this.score]!);
    const attempts = this.attempts < 0 ? 1 : attemptsOf(row.text(this.attempts));
    if (score !== undefined && score >= 0 && score <= 1 && attempts === 1)
      this.answers.one(respondent, item, score);
    else this.unusual(row, respondent, item, score, attempts);
  }

  private unusual(
    row: CsvRow,
    who: number,
    item: number,
    score: number | undefined,
    attempts: number | undefined,
  ): void {
    this.answers.add(who, item, score, attempts, {
      file: this.path,
      line: row.line,
      field: this.columns.score,
      value: row.text(this.score),
      attemptsField: this.columns.attempts ?? '',
      attempts: this.attempts < 0 ? '' : row.text(this.attempts),
    });
  }

  /** The index of the name in a field; -1, and a problem, where there is none. */
  private name(table: NameTable, row: CsvRow, column: number, guess?: number): number {
    const start = row.starts[column]!;
    const end = row.ends[column]!;
    const index = start === end ? -1 : table.addBytes(row.bytes, start, end, guess);
    if (index < 0)
      this.problem(
        row.line,
        `field ${quoted(this.columns.names[column])} ${start === end ? 'is empty' : 'is not valid UTF-8'}`,
      );
    return index;
  }
}
