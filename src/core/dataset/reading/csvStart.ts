import type { Detection } from '../../detection/detection';
import { byteOrderMark } from './bytes';
import type { Dialect } from './dialect';
import type { Format } from './formats';
import { dataCells, isName } from './header';
import { firstRows, guessDialect } from './papaparse';
import type { Reading } from './reading';

/** How the fields of a CSV or TSV file are separated and where they begin, and what is to be said of that. */
export interface CsvStart {
  readonly dialect: Dialect;
  readonly detections: readonly Detection[];
}

/** How the fields of a CSV or TSV file are separated, by its first bytes; undefined for other formats. */
export function dialectOf(head: Uint8Array, format: Format, reading: Reading = {}): CsvStart | undefined {
  if (format !== 'csv' && format !== 'tsv') return undefined;
  const text = new TextDecoder().decode(head.subarray(byteOrderMark(head)));
  const tab = format === 'tsv' ? '\t' : undefined;
  const said = /^sep=(.)(?:\r\n|\n|\r)/i.exec(text);
  if (said) {
    const after = text.slice(said[0].length);
    return withHeader({ ...guessDialect(after, said[1]), preamble: 1 }, after, reading, []);
  }
  const { lines, rest } = afterComments(text, tab);
  const dialect = guessDialect(rest, tab);
  if (lines === 0) return withHeader(dialect, rest, reading, []);
  return withHeader({ ...dialect, preamble: lines }, rest, reading, [commented(lines)]);
}

/** The text after the comments at its beginning, lines that begin with #; the last of them may hold the names of the columns. */
function afterComments(text: string, tab: string | undefined): { lines: number; rest: string } {
  const comments = /^(?:#[^\n\r]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*)+/.exec(text)?.[0] ?? '';
  const rest = text.slice(comments.length);
  if (comments === '' || rest.trim() === '') return { lines: 0, rest: text };
  const [first = [], second = []] = firstRows(rest, guessDialect(rest, tab));
  const all = comments.match(/[^\n\r]*(?:\r\n|\n|\r)/g)!;
  const last = all.findLastIndex((line) => line.startsWith('#'));
  const [cells = []] = firstRows(all[last]!, guessDialect(rest, tab));
  const isNames = cells.length > 1 && cells.length === first.length && !first.every(looksLikeName);
  const isSameWidth = second.length === 0 || second.length === first.length;
  if (!isNames || !isSameWidth) return { lines: all.length, rest };
  return { lines: last, rest: all.slice(last).join('') + rest };
}

function looksLikeName(cell: string): boolean {
  return /^\s*[\p{L}_][\p{L}\p{N}_ .()/-]*$/u.test(cell) && cell.trim().split(/\s+/).length <= 3;
}

function withHeader(dialect: Dialect, text: string, { header }: Reading, before: Detection[]): CsvStart {
  if (header === false) return { dialect: { ...dialect, header: 'none' }, detections: before };
  if (header) return { dialect, detections: before };
  const [cells = [], ...rows] = firstRows(text, dialect);
  // Where files were put together the header comes again: that makes it no record.
  const below = rows.filter(
    (row) => row.length !== cells.length || row.some((cell, at) => cell !== cells[at]),
  );
  const filled = cells.filter((cell) => cell.trim() !== '');
  const found = dataCells(cells, (column) => below.map((row) => row[column] ?? ''));
  if (found === 0) return { dialect, detections: before };
  const isRecord = 2 * found >= filled.length && !cells.some(isName);
  const detections = [...before, headerDetection(cells, isRecord)];
  return { dialect: isRecord ? { ...dialect, header: 'none' } : dialect, detections };
}

const shownLetters = 120;

function headerDetection(cells: readonly string[], isRecord: boolean): Detection {
  const line = cells.join(', ');
  const shown = line.length > shownLetters ? `${[...line].slice(0, shownLetters).join('')}…` : line;
  return {
    subject: 'header',
    taken: isRecord ? 'no header' : 'the first line',
    why: isRecord
      ? `the first line looks like a record (${shown}), so the columns are named column1 and on`
      : `read as the names of the columns, though it looks like a record: ${shown}`,
    grade: 'likely',
    others: [{ name: isRecord ? 'the first line' : 'no header', example: shown }],
    remedy: { kind: 'firstLine', isHeader: isRecord },
  };
}

function commented(lines: number): Detection {
  return {
    subject: 'format',
    taken: `line ${lines + 1}`,
    why: `where the table begins: ${lines === 1 ? 'the line' : 'the lines'} before it ${lines === 1 ? 'is a comment' : 'are comments'}`,
    grade: 'likely',
    others: [],
  };
}
