import { numberAt, numberOf, quoted } from '../reading/answer';
import type { AnswerSheet } from '../reading/answerSheet';
import { AttemptReader, attemptsOf } from '../reading/attempts';
import type { CsvRow } from '../reading/csvRow';
import { keyedScore } from '../reading/keyedScore';
import type { NameTable } from '../reading/nameTable';
import { textHash } from '../reading/textHash';
import type { LongColumns } from './longColumns';

/** Reads the rows of a table with one answer a row. */
export class LongRows {
  private readonly answers: AttemptReader;
  private readonly at: Readonly<
    Record<'respondent' | 'item' | 'within' | 'score' | 'key' | 'attempts' | 'question', number>
  >;
  /** Whether 0 and 1 are wrong and right as they stand. */
  private readonly isPlain: boolean;
  private readonly model: number;
  private headerRead: boolean;
  private last = -1;

  constructor(
    private readonly sheet: AnswerSheet,
    private readonly columns: LongColumns,
    private readonly path: string,
    model: string,
  ) {
    const { names, reading, key } = columns;
    this.answers = new AttemptReader(
      sheet.scoring(),
      columns.counts ?? false,
      columns.attempts !== undefined,
    );
    const place = (name: string | undefined): number => (name === undefined ? -1 : names.indexOf(name));
    this.at = {
      respondent: place(columns.respondent),
      item: place(columns.item),
      within: place(columns.within),
      score: place(columns.score),
      key: place(key),
      attempts: place(columns.attempts),
      question: place(columns.question),
    };
    this.isPlain = reading === numberOf && key === undefined && columns.isCode === undefined;
    this.model = columns.respondent === undefined ? sheet.respondents.add(model) : -1;
    this.headerRead = !columns.header;
  }

  /** Takes the next row; the first is the header, where there is one. */
  row(row: CsvRow): void {
    if (!this.headerRead) this.headerRead = true;
    else if (row.count !== this.columns.names.length)
      this.problem(row.line, `the record has ${row.count} fields, the header ${this.columns.names.length}`);
    else this.answer(row);
  }

  /** Notes what is broken in a row. */
  problem(line: number, text: string): void {
    this.sheet.problems.add(this.path, line, text);
  }

  /** Ends the file. */
  finish(): void {
    this.answers.finish();
  }

  private answer(row: CsvRow): void {
    const { at, sheet } = this;
    // Most logs have a respondent's answers together.
    const respondent =
      this.model >= 0 ? this.model : this.name(sheet.respondents, row, at.respondent, this.last);
    const item = at.within < 0 ? this.name(sheet.items, row, at.item) : this.within(row);
    if (respondent < 0 || item < 0) return;
    this.last = respondent;
    if (at.question >= 0 && !sheet.clues.has(item)) this.ask(row, item);
    const score = this.score(row);
    const attempts = at.attempts < 0 ? 1 : attemptsOf(row.text(at.attempts));
    if (score !== undefined && score >= 0 && score <= 1 && attempts === 1)
      this.answers.one(respondent, item, score);
    else this.unusual(row, respondent, item, score, attempts);
  }

  private score(row: CsvRow): number | undefined {
    const { score, key } = this.at;
    if (this.isPlain) return numberAt(row.bytes, row.starts[score]!, row.ends[score]!);
    if (this.columns.isCode?.(row.text(score))) return NaN;
    return key < 0 ? this.columns.reading(row.text(score)) : keyedScore(row.text(score), row.text(key));
  }

  private ask(row: CsvRow, item: number): void {
    const question = row.text(this.at.question);
    this.sheet.clues.set(item, question === '' ? {} : { text: textHash(question) });
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
      value: row.text(this.at.score),
      attemptsField: this.columns.attempts ?? '',
      attempts: this.at.attempts < 0 ? '' : row.text(this.at.attempts),
    });
  }

  /** The index of an item that is named by two fields. */
  private within(row: CsvRow): number {
    const { item, within } = this.at;
    const [one, other] = [row.text(item), row.text(within)];
    if (one !== '' && other !== '') return this.sheet.items.add(`${one} ${other}`);
    this.problem(row.line, `field ${quoted(this.columns.names[one === '' ? item : within])} is empty`);
    return -1;
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
