import { byte } from '../../core/dataset/bytes/bytes';
import { CsvScanner } from '../../core/dataset/reading/csv';
import { dialectOf } from '../../core/dataset/reading/csvStart';
import type { Dialect } from '../../core/dataset/reading/dialect';
import { quoteFaults } from '../../core/dataset/reading/fieldCutter';
import { firstRows } from '../../core/dataset/reading/papaparse';
import type { Reading } from '../../core/dataset/reading/reading';
import { UserError } from '../../core/userError';
import type { JoinedFile, Joiner } from './joinedFile';

/** A table, its columns where it names them, and how many bytes come before its first record. */
interface Table {
  readonly name: string;
  readonly dialect: Dialect;
  readonly columns: readonly string[] | undefined;
  readonly start: number;
}

/** Joins tables with the same columns, told by the same header; the first keeps it. */
export class TableJoiner implements Joiner {
  private readonly format: 'csv' | 'tsv';
  private readonly reading: Reading;
  private first: Table | undefined;

  constructor(format: 'csv' | 'tsv', reading: Reading = {}) {
    this.format = format;
    this.reading = reading;
  }

  async *join(file: JoinedFile): AsyncGenerator<Uint8Array> {
    const start = dialectOf(file.head, this.format, this.reading);
    if (!start || file.head.length === 0) return;
    const { dialect } = start;
    const scanner = new CsvScanner(dialect);
    const table = tableOf(file, dialect);
    if (this.first) refuseOther(table, this.first);
    const from = this.first ? table.start : 0;
    this.first ??= table;
    file.droppedLines = linesIn(file.head.subarray(0, from), dialect);
    let last = file.head.at(-1);
    scanner.push(file.head);
    yield file.head.subarray(from);
    for await (const piece of file.rest()) {
      scanner.push(piece);
      last = piece.at(-1);
      yield piece;
    }
    scanner.finish();
    if (scanner.spans.problems.at(-1)?.text === quoteFaults.neverClosed)
      throw new UserError(
        `${file.name} ends within a field in quotes, which would go on in the next file: mend it, or read the files one by one.`,
      );
    const newline = dialect.newline === '\r' ? byte.carriageReturn : byte.newline;
    if (last !== newline) yield new TextEncoder().encode(dialect.newline);
  }

  end(): Uint8Array {
    return new Uint8Array(0);
  }
}

function tableOf({ name, head }: JoinedFile, dialect: Dialect): Table {
  const isNamed = dialect.header !== 'none';
  const scanner = new CsvScanner(dialect);
  scanner.push(head);
  if (!scanner.header) scanner.finish();
  const { header } = scanner;
  if (!isNamed || !header) return { name, dialect, columns: undefined, start: 0 };
  const text = new TextDecoder().decode(head.subarray(header.start, header.end));
  return { name, dialect, columns: firstRows(text, dialect)[0], start: afterLine(head, header.end) };
}

function afterLine(bytes: Uint8Array, end: number): number {
  const from = bytes[end] === byte.carriageReturn ? end + 1 : end;
  return bytes[from] === byte.newline ? from + 1 : from;
}

function linesIn(bytes: Uint8Array, { newline }: Dialect): number {
  const end = newline === '\r' ? byte.carriageReturn : byte.newline;
  return bytes.filter((one) => one === end).length;
}

function refuseOther(table: Table, first: Table): void {
  const { name, dialect, columns } = table;
  if (dialect.delimiter !== first.dialect.delimiter)
    throw new UserError(
      `${name} separates its columns by ${JSON.stringify(dialect.delimiter)}, ${first.name} by ${JSON.stringify(first.dialect.delimiter)}: they are no one dataset.`,
    );
  if ((dialect.newline === '\r') !== (first.dialect.newline === '\r'))
    throw new UserError(`${name} ends its lines in another way than ${first.name}: they are no one dataset.`);
  if ((columns === undefined) !== (first.columns === undefined))
    throw new UserError(
      `The first line of ${columns ? name : first.name} names columns, and that of ${columns ? first.name : name} is a record: they are no one dataset.`,
      { remedy: { kind: 'firstLine', isHeader: true } },
    );
  const [own, others] = [columns ?? [], first.columns ?? []];
  const at = Array.from({ length: Math.max(own.length, others.length) }).findIndex(
    (_, to) => own[to] !== others[to],
  );
  if (at < 0) return;
  const called = (column: string | undefined): string =>
    column === undefined ? 'missing' : JSON.stringify(column);
  throw new UserError(
    `${name} has other columns than ${first.name}: column ${at + 1} is ${called(own[at])}, there it is ${called(others[at])}.`,
  );
}
