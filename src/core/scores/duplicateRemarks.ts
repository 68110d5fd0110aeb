import { hintsOf, rowsWhere } from './hints';
import type { ScoreTable } from './table';

/** Sentences on questions that a dataset has more than once, and on those with conflicting answers. */
export function duplicateRemarks(table: ScoreTable, lineOf: (row: number) => number): string[] {
  const group = table.find(({ id }) => id === 'duplicateGroup');
  const rows = group ? rowsWhere(group.values, (value) => !Number.isNaN(value)) : [];
  if (!group || rows.length === 0) return [];
  const hints = hintsOf(table, Infinity);
  const groups = new Set(rows.map((row) => group.values[row])).size;
  const first = rows.find((row) => group.values[row] === group.values[rows[0]!] && row !== rows[0])!;
  const conflicts = hints.filter(({ kind }) => kind === 'conflict');
  return [
    `${whole(rows.length)} records ask what another one asks, to the word or nearly (${groups === 1 ? 'one group' : `${whole(groups)} groups`}; the first at lines ${linesOf([rows[0]!, first], lineOf)}): one of each group may be enough. Filter by duplicates.`,
    ...(conflicts.length > 0
      ? [
          `${whole(conflicts.length)} of them have conflicting answers, the first at lines ${linesOf([conflicts[0]!.row, conflicts[0]!.other], lineOf)}: one answer must be wrong. Filter by labelConflict.`,
        ]
      : []),
  ];
}

function linesOf(rows: readonly number[], lineOf: (row: number) => number): string {
  return rows.map((row) => whole(lineOf(row))).join(' and ');
}

function whole(value: number): string {
  return value.toLocaleString('en');
}
