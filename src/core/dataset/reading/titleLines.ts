import type { Detection } from '../../detection/detection';
import type { Dialect } from './dialect';
import { dataCells, isName } from './header';
import { firstRows, guessDialect } from './papaparse';

/** So many lines at most stand above a table. */
const mostTitles = 8;
/** This share of the lines below must be as wide as the header. */
const agreeing = 0.9;
const fewestRows = 3;

/**
 * The text after the lines above its table: titles and blank lines, where the lines after them agree on another width, and begin with
 * names. No lines where the first may be the header itself.
 */
export function afterTitles(text: string, delimiter: string | undefined): { lines: number; rest: string } {
  const none = { lines: 0, rest: text };
  if (beginsTable(text, delimiter)) return none;
  const all = text.match(/[^\n\r]*(?:\r\n|\n|\r)/g)?.slice(0, mostTitles + 1) ?? [];
  let from = 0;
  for (let lines = 1; lines < all.length; lines++) {
    from += all[lines - 1]!.length;
    const rest = text.slice(from);
    if (all[lines]!.trim() === '') continue;
    const dialect = guessDialect(rest, delimiter);
    const rows = firstRows(rest, dialect);
    if (isTable(rows) && areTitles(all.slice(0, lines), rows[0]!, dialect)) return { lines, rest };
  }
  return none;
}

/** Whether the first line is as wide as most, and says something in each column. */
function beginsTable(text: string, delimiter: string | undefined): boolean {
  const rows = firstRows(text, guessDialect(text, delimiter));
  const [first = []] = rows;
  const alike = rows.filter((row) => row.length === first.length).length;
  return first.length > 1 && filled(first) > 1 && 2 * alike >= rows.length;
}

function isTable(rows: readonly (readonly string[])[]): boolean {
  const [header = [], ...below] = rows;
  if (below.length < fewestRows - 1 || header.length < 2 || filled(header) < header.length) return false;
  if (dataCells(header, (column) => below.map((row) => row[column] ?? '')) > 0) return false;
  return below.filter((row) => row.length === header.length).length >= agreeing * below.length;
}

/** Whether lines are titles above this header: of another width, or with something in one of their cells alone. */
function areTitles(lines: readonly string[], header: readonly string[], dialect: Dialect): boolean {
  const rows = lines.filter((line) => line.trim() !== '').map((line) => firstRows(line, dialect)[0] ?? []);
  if (rows.some((row) => row.length > 1 && row.length === header.length && filled(row) > 1)) return false;
  const [first = []] = rows;
  const isPadded = first.length === header.length;
  return isPadded || (header.some(isName) && !(first.length === 1 && isName(first[0]!)));
}

function filled(row: readonly string[]): number {
  return row.filter((cell) => cell.trim() !== '').length;
}

/** What is said of the lines above a table. */
export function titled(lines: number, text: string): Detection {
  const first = /[^\n\r]*/.exec(text)![0].replace(/[\s,;|]+$/, '');
  return {
    subject: 'header',
    taken: `line ${lines + 1}`,
    why: `the names of the columns stand in line ${lines + 1}: ${lines === 1 ? 'the line' : `the ${lines} lines`} before it (${[...first].slice(0, longestShown).join('')}) ${lines === 1 ? 'is' : 'are'} no record`,
    grade: 'likely',
    others: [],
    remedy: { kind: 'firstLine', isHeader: true },
  };
}

const longestShown = 60;
