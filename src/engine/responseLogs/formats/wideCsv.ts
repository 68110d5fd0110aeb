import type { Detection } from '../../../core/detection/detection';
import { quoted, numberAt } from '../reading/answer';
import type { AnswerSheet, Scoring } from '../reading/answerSheet';
import type { CsvRow } from '../reading/csvRow';
import { keyedScore } from '../reading/keyedScore';
import { isCodeOf } from '../sampling/missingCodes';
import { readCsvRows } from '../reading/csvRows';
import { readHeadedRows, repeatedHeader } from '../reading/headedRows';
import type { Importer, Importing } from '../reading/importer';
import type { LogSample } from '../reading/logSample';
import { wideLayout, type WideLayout } from './wideLayout';

/** A table of answers: respondents down and items across, or the other way round. */
export const wideCsv: Importer = {
  format: 'wide',
  title: 'table of answers',
  about: 'a table of answers: respondents by items, either way round',
  asks: 'rows',
  takes: ['rows', 'key', 'items', 'missing'],

  recognise({ content }, options) {
    const layout = content.kind === 'csv' ? wideLayout(content.rows, options) : undefined;
    return layout && described(layout);
  },

  async read(sample, sheet, given) {
    const layout = sample.content.kind === 'csv' ? wideLayout(sample.content.rows, given.options) : undefined;
    if (!layout || sample.content.kind !== 'csv') return;
    noteLeftAside(sheet, sample, layout);
    sheet.detected(...layout.detections, ...rowsDetection(layout));
    for (const at of layout.answers) sheet.answerColumns.add(layout.columns[at]!);
    const reader = new WideReader(sheet, layout, sample, given);
    const { dialect } = sample.content;
    if (!layout.header) return readCsvRows(sample.text.path, dialect, reader, given.range);
    const note = repeatedHeader(
      sample.name,
      await readHeadedRows(sample.text.path, dialect, reader, given.range),
    );
    if (note !== undefined) sheet.notes.add(note);
  },
};

function described({ rows, told, answers, header }: WideLayout): string {
  const [down, across] = rows === 'respondents' ? ['respondents', 'items'] : ['items', 'respondents'];
  const why = told === '' ? `nothing tells which is which: rows are taken for ${down}` : told;
  return `${answers.length} columns of answers${header ? '' : ' without a header'}; rows are ${down}, columns ${across} (${why})`;
}

function noteLeftAside(sheet: AnswerSheet, sample: LogSample, layout: WideLayout): void {
  const used = new Set([...layout.answers, layout.names, layout.frequency]);
  const told = new Set(layout.detections.flatMap(({ others }) => others.map(({ name }) => name)));
  const left = layout.columns.filter((name, at) => !used.has(at) && !told.has(name));
  if (left.length === 0) return;
  const named = left.slice(0, 5).map(quoted).join(', ');
  const more = left.length > 5 ? ` and ${left.length - 5} more` : '';
  sheet.notes.add(`${sample.name}: columns that hold no answers were left aside: ${named}${more}.`);
}

/** Where nothing tells what the rows are, respondents are probable. */
function rowsDetection({ told }: WideLayout): Detection[] {
  if (told !== '') return [];
  return [
    {
      subject: 'respondent',
      taken: 'what each row is of',
      why: 'nothing tells whether the rows or the columns are respondents, and mostly it is the rows',
      grade: 'likely',
      others: [],
      remedy: { kind: 'chooseRows' },
    },
  ];
}

/** A row given more often than this is a fault of the file. */
const mostTimes = 10_000_000;

class WideReader {
  private readonly scoring: Scoring;
  private readonly isCode: ((value: unknown) => boolean) | undefined;
  private across: Uint32Array;
  private readonly down: 'respondents' | 'items';
  private headerRead: boolean;
  private index = 0;

  constructor(
    private readonly sheet: AnswerSheet,
    private readonly layout: WideLayout,
    private readonly sample: LogSample,
    private readonly given: Importing,
  ) {
    this.scoring = sheet.scoring();
    this.isCode = isCodeOf(given.options.missing);
    this.down = layout.rows;
    this.headerRead = !layout.header;
    this.across = layout.header ? new Uint32Array() : this.acrossNamed((at) => layout.columns[at]!);
  }

  private acrossNamed(name: (at: number) => string): Uint32Array {
    const { sheet, layout } = this;
    return layout.answers.map((at, order) =>
      this.down === 'respondents'
        ? sheet.item(name(at), layout.header ? undefined : { row: order })
        : sheet.respondents.add(this.local(name(at), !layout.header)),
    );
  }

  row(row: CsvRow): void {
    if (!this.headerRead) this.header(row);
    else if (row.count !== this.layout.columns.length)
      this.problem(row.line, `the record has ${row.count} fields, the header ${this.layout.columns.length}`);
    else this.times(row);
  }

  problem(line: number, text: string): void {
    this.sheet.problems.add(this.sample.path, line, text);
  }

  private times(row: CsvRow): void {
    const { names, key } = this.layout;
    if (key?.row !== undefined && row.text(names) === key.row) return;
    this.index++;
    const { frequency } = this.layout;
    const times = frequency < 0 ? 1 : numberAt(row.bytes, row.starts[frequency]!, row.ends[frequency]!);
    if (times === undefined || !Number.isInteger(times) || times < 0 || times > mostTimes)
      return this.problem(row.line, `the number of times is ${quoted(row.text(frequency))}`);
    for (let time = 1; time <= times; time++)
      this.answers(row, frequency < 0 ? '' : ` (${time} of ${times})`);
  }

  private answers(row: CsvRow, suffix: string): void {
    const { scoring, across, layout } = this;
    const down = this.downIndex(row, suffix);
    for (let at = 0; at < across.length; at++) {
      const column = layout.answers[at]!;
      const score = this.score(row, at);
      const respondent = this.down === 'respondents' ? down : across[at]!;
      const item = this.down === 'respondents' ? across[at]! : down;
      if (score !== undefined && score >= 0 && score <= 1) scoring.add(respondent, item, score, 1);
      else if (Number.isNaN(score)) scoring.missing++;
      else this.unusual(row, column, respondent, item, score);
    }
  }

  private score(row: CsvRow, at: number): number | undefined {
    const { answers, key } = this.layout;
    const column = answers[at]!;
    if (this.isCode?.(row.text(column))) return NaN;
    return key
      ? keyedScore(row.text(column), key.right[at])
      : numberAt(row.bytes, row.starts[column]!, row.ends[column]!);
  }

  private unusual(
    row: CsvRow,
    column: number,
    respondent: number,
    item: number,
    score: number | undefined,
  ): void {
    const value = row.text(column);
    const field = this.layout.columns[column]!;
    this.scoring.score(respondent, item, score, { file: this.sample.path, line: row.line, field, value });
  }

  /** The name in a field; none, and a problem, where its bytes are no text. */
  private ownName(row: CsvRow, at: number): string {
    if (row.isText(at)) return row.text(at);
    this.problem(row.line, `field ${quoted(this.layout.columns[at])} is not valid UTF-8`);
    return '';
  }

  private header(row: CsvRow): void {
    this.headerRead = true;
    this.across = this.acrossNamed((at) => this.columnName(row, at));
  }

  /** A column's own name; its number where it has none, and a problem where its bytes are no text. */
  private columnName(row: CsvRow, at: number): string {
    if (!row.isText(at)) this.problem(row.line, `the name of column ${at + 1} is not valid UTF-8`);
    return (row.isText(at) && row.text(at).trim()) || `column ${at + 1}`;
  }

  private downIndex(row: CsvRow, suffix: string): number {
    const { names } = this.layout;
    const own = names < 0 ? '' : this.ownName(row, names);
    const name = (own === '' ? this.local(`row ${this.index}`, true) : own) + suffix;
    if (this.down === 'respondents') return this.sheet.respondents.add(name);
    return this.sheet.item(name, own === '' ? { row: this.index - 1 } : undefined);
  }

  /** A made-up name says which file it is of, where there are several: row 1 of two files is not one respondent. */
  private local(name: string, madeUp: boolean): string {
    return madeUp && !this.given.alone && this.down === 'respondents' ? `${this.sample.name} ${name}` : name;
  }
}
