/** A name that several columns of a header have, spaces around it left out. */
export interface DoubledName {
  readonly name: string;
  /** The columns, counted from 1. */
  readonly columns: readonly number[];
}

/** The names that a header gives to several columns. */
export function doubledNames(cells: readonly string[]): DoubledName[] {
  const columns = new Map<string, number[]>();
  cells.forEach((cell, at) => {
    const name = cell.trim();
    columns.set(name, [...(columns.get(name) ?? []), at + 1]);
  });
  return [...columns]
    .filter(([name, all]) => name !== '' && all.length > 1)
    .map(([name, all]) => ({ name, columns: all }));
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const fewestWords = 6;

/**
 * How many cells of a first line look like those of a record: a number or a question above a column of such, prose, or one
 * of the values below it.
 */
export function dataCells(
  cells: readonly string[],
  valuesBelow: (column: number) => readonly string[],
): number {
  return cells.filter((raw, column) => {
    const cell = raw.trim();
    if (cell === '') return false;
    if (withoutLegend(cell).split(/\s+/).length >= fewestWords) return true;
    const below = valuesBelow(column).map((value) => value.trim());
    const most = (test: (value: string) => boolean): boolean => 2 * below.filter(test).length > below.length;
    if (number.test(cell)) return most((value) => number.test(value));
    if (/[?？]$/.test(cell)) return most((value) => /[?？]$/.test(value));
    return below.includes(cell);
  }).length;
}

/** A cell without what explains it in brackets at its end. */
function withoutLegend(cell: string): string {
  return cell.replace(/\s*(?:\([^)]*\)|\[[^\]]*\])$/, '');
}

const names =
  /^(?:(?:unnamed: )?\d*_?id|idx|index|no|nr|row|questions?|answers?|prompts?|instructions?|input|output|query|problem|text|context|passage|sentence\d?|premise|hypothesis|title|label|class|category|subject|difficulty|level|grade|score|rating|choices|options|[a-d]|response|solution|target|source|name|type|lang(?:uage)?|split|date|year|human|assistant|system)$/i;

/** Whether a cell is a name that columns have. */
export function isName(cell: string): boolean {
  return names.test(cell.trim());
}
