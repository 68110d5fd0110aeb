import type { Agreement } from '../numbers/correlation';
import { baseline, isMeasured } from './primary';
import { varies } from './columnHead';
import { rankedColumn, type RankedColumn } from './rankedColumn';
import { ownColumns, type ScoreColumn, type ScoreTable } from './table';
import { criterionOf, directed, trustOf, type Trust } from './trust';

/** How the columns of a table agree with each other. */
export interface Correlations {
  /** Human columns first, then plain length, then the others by how well they agree; predictions last. */
  readonly ids: readonly string[];
  /** The lower half of the matrix, row by row: `cellOf` finds a cell. Harder with harder. */
  readonly cells: readonly Agreement[];
  /** Which measure to trust; undefined where nothing tells how hard the examples are. */
  readonly trust: Trust | undefined;
}

/** Where the cell of two columns is in the lower half of a matrix. */
export function cellOf(one: number, other: number): number {
  const [row, column] = one > other ? [one, other] : [other, one];
  return (row * (row - 1)) / 2 + column;
}

/**
 * Correlates every column with every other over the rows where both are known. Every column is sorted once, and the
 * work yields after each so that it can be stopped.
 */
export function* correlate(table: ScoreTable, human: readonly string[]): Generator<undefined, Correlations> {
  const columns = ownColumns(table).filter(varies);
  const sorted = new Map<ScoreColumn, RankedColumn>();
  for (const column of columns) {
    sorted.set(column, rankedColumn(column.values));
    yield;
  }
  const ranked = (column: ScoreColumn): RankedColumn => sorted.get(column)!;
  const criterion = criterionOf(columns, human);
  const trust = criterion && trustOf(columns, criterion, ranked);
  yield;
  const ordered = inOrder(columns, human, trust);
  const cells: Agreement[] = [];
  for (const [row, one] of ordered.entries()) {
    for (const other of ordered.slice(0, row)) cells.push(directed(ranked(one), one, ranked(other), other));
    yield;
  }
  return { ids: ordered.map(({ id }) => id), cells, trust };
}

function inOrder(
  columns: readonly ScoreColumn[],
  human: readonly string[],
  trust: Trust | undefined,
): ScoreColumn[] {
  const best = trust?.measured.map(({ id }) => id) ?? [];
  const place = (column: ScoreColumn): number => {
    const { id } = column;
    if (human.includes(id)) return human.indexOf(id);
    if (id === baseline) return human.length;
    if (!isMeasured(column)) return human.length + columns.length + 2;
    const rank = id === trust?.criterion ? 0 : best.indexOf(id) + 1;
    return human.length + 1 + (rank > 0 || id === trust?.criterion ? rank : columns.length);
  };
  return [...columns].sort((one, other) => place(one) - place(other));
}
