import type { Detection } from '../../detection/detection';
import type { Dialect } from './dialect';
import { firstRows } from './papaparse';

/** What else fields are separated by, with the fewest columns and the least share of lines that must agree on them. */
const others: readonly (readonly [delimiter: string, fewest: number, share: number, name: string])[] = [
  [',', 2, 0.9, 'commas'],
  [';', 2, 0.9, 'semicolons'],
  ['|', 2, 0.9, 'vertical bars'],
  ['\t', 2, 0.9, 'tabs'],
  ['^', 2, 1, 'carets (^)'],
  ['~', 2, 1, 'tildes (~)'],
  ['\x01', 2, 1, 'the control character U+0001'],
  ['\x1f', 2, 1, 'the control character U+001F'],
  ['#', 3, 1, 'number signs (#)'],
  ['$', 3, 1, 'dollar signs'],
  [':', 3, 1, 'colons'],
];

/** Fewer lines do not agree on anything. */
const fewestLines = 3;

/** How the fields of a text are separated whose first line is of one column by a dialect; undefined where it may well be. */
export function otherDelimiter(
  text: string,
  dialect: Dialect,
): { dialect: Dialect; detection: Detection } | undefined {
  const [header = []] = firstRows(text, dialect);
  if (header.length > 1) return undefined;
  for (const [delimiter, fewest, share, name] of others) {
    const other = { ...dialect, delimiter };
    if (delimiter !== dialect.delimiter && isAgreed(firstRows(text, other), fewest, share))
      return { dialect: other, detection: separated(name) };
  }
  const isSpaced = isAgreed(spacedRows(text), fewestLines, 1);
  return isSpaced ? { dialect, detection: spaced } : undefined;
}

/** Whether these rows are a table: as many fields in nearly all of them, and a name at the head of each column. */
function isAgreed(rows: readonly (readonly string[])[], fewest: number, share: number): boolean {
  const [header = []] = rows;
  if (rows.length < fewestLines || header.length < fewest) return false;
  if (!header.every((cell) => /^\s*[\p{L}_"'][^?!]{0,60}$/u.test(cell))) return false;
  return rows.filter((row) => row.length === header.length).length >= share * rows.length;
}

function spacedRows(text: string): string[][] {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  return lines.slice(0, mostLines).map((line) => line.trim().split(/ {2,}/));
}

const mostLines = 50;

function separated(name: string): Detection {
  return {
    subject: 'format',
    taken: `fields between ${name}`,
    why: `its fields are read as separated by ${name}, because its lines agree on that alone`,
    grade: 'likely',
    others: [],
  };
}

const spaced: Detection = {
  subject: 'format',
  taken: 'one column',
  why: 'its fields seem to stand between several spaces',
  grade: 'unsure',
  others: [],
  question:
    'The columns of the file seem to be set apart by several spaces, which cannot be read: separate them by commas or tabs.',
};
