import { countKnown, type ScoreColumn, type ScoreTable } from './table';
import type { Values } from '../numbers/values';

/** What may be wrong with an example: its label, the key that tries are judged by, its answer beside that of a duplicate, or that it is there again. */
export type HintKind = 'label' | 'key' | 'conflict' | 'duplicate';

/** A row that is worth a look. */
export interface RowHint {
  readonly row: number;
  readonly kind: HintKind;
  /** Another row of its group of duplicates; -1 where there is none. */
  readonly other: number;
  /** The similarity to the nearest duplicate; NaN where there is none. */
  readonly similarity: number;
  /** The number of the label that it should rather have; NaN where that is not known any more. */
  readonly suggested: number;
}

const urgency: readonly HintKind[] = ['conflict', 'key', 'label', 'duplicate'];

/**
 * The rows that stored scores call into question, in the order of the file. Where there are more than `most`,
 * contradictions come first, then keys and labels, the surest first, then duplicates. The first of a group is no duplicate.
 */
export function hintsOf(table: ScoreTable, most: number): RowHint[] {
  const all = [...duplicateHints(table), ...keyHints(table), ...labelHints(table)];
  const rank = ({ kind }: RowHint): number => urgency.indexOf(kind);
  const chosen = all.sort((one, other) => rank(one) - rank(other)).slice(0, most);
  return chosen.sort((one, other) => one.row - other.row || rank(one) - rank(other));
}

/** From this share of agreeing tries on, the key of an example that no try solved is suspect; below, the example is hard. */
export const suspectAgreement = 0.75;

/** Where no try got the example right and most agree on another answer, the surest first. */
function keyHints(table: ScoreTable): RowHint[] {
  const agreement = named(table)('keyDisagreement');
  if (!agreement) return [];
  const { values } = agreement;
  return rowsWhere(values, (value) => value >= suspectAgreement)
    .sort((a, b) => values[b]! - values[a]! || a - b)
    .map((row) => ({ row, kind: 'key', other: -1, similarity: NaN, suggested: NaN }));
}

function labelHints(table: ScoreTable): RowHint[] {
  const [suspect, margin, suggested] = ['labelSuspect', 'labelMargin', 'suggestedLabel'].map(named(table));
  if (!suspect || !margin || !suggested || countKnown(suspect) === 0) return [];
  return rowsWhere(suspect.values, (value) => value === 1)
    .sort((a, b) => margin.values[a]! - margin.values[b]! || a - b)
    .map((row) => ({
      ...{ row, kind: 'label', other: -1, similarity: NaN },
      // Labels are numbered as they were when this was scored.
      suggested: suggested.stale ? NaN : suggested.values[row]!,
    }));
}

function duplicateHints(table: ScoreTable): RowHint[] {
  const [group, similarity, conflict] = ['duplicateGroup', 'duplicateSimilarity', 'labelConflict'].map(
    named(table),
  );
  if (!group || !similarity || !conflict) return [];
  return groupsOf(group.values).flatMap((rows) =>
    rows.flatMap((row, at) => {
      const kind = conflict.values[row] === 1 ? 'conflict' : 'duplicate';
      if (kind === 'duplicate' && at === 0) return [];
      const other = kind === 'duplicate' ? rows[0]! : rows[(at + 1) % rows.length]!;
      return [{ row, kind, other, similarity: similarity.values[row]!, suggested: NaN } as const];
    }),
  );
}

/** The rows of every group that still has more than one. */
function groupsOf(groups: Values): number[][] {
  const rows = new Map<number, number[]>();
  groups.forEach((group, row) => {
    if (Number.isNaN(group)) return;
    if (!rows.has(group)) rows.set(group, []);
    rows.get(group)!.push(row);
  });
  return [...rows.values()].filter((group) => group.length > 1);
}

function named(table: ScoreTable): (id: string) => ScoreColumn | undefined {
  return (id) => table.find((column) => column.id === id);
}

/** The rows whose value is of a kind. */
export function rowsWhere(values: Values, isWanted: (value: number) => boolean): number[] {
  return Array.from(values.keys()).filter((row) => isWanted(values[row]!));
}
