import type { MarkedScores, RowDescription } from '../../core/protocol/browsing/browsingApi';
import { rowStates } from '../../core/protocol/editorApi';
import { headOf } from '../../core/scores/columnHead';
import { describeBySpreads, spreadOf, type Spread } from '../../core/scores/describe';
import { shareEasier } from '../../core/scores/distribution';
import type { ScoreColumn } from '../../core/scores/table';
import { UserError } from '../../core/userError';
import type { Workplace } from '../workplace/workplace';
import { markedTable } from './rowMarks';

const states = {
  [rowStates.scored]: 'scored',
  [rowStates.stale]: 'stale',
  [rowStates.unscored]: 'unscored',
} as const;

/** The difficulty of a row in words and numbers, by what is stored. Throws UserError for a row that is none. */
export async function describeRow(
  place: Workplace,
  { row, scores }: { readonly row: number; readonly scores: MarkedScores },
  signal: AbortSignal,
): Promise<RowDescription> {
  const { file } = place;
  if (row >= file.count)
    throw new UserError(`${file.index.name} has no row ${row}: its rows are 0 to ${file.count - 1}.`);
  const { table, states: of, primary } = await markedTable(place, scores, signal);
  const state = states[of[row] as 0 | 1 | 2];
  const stale = table.filter((column) => column.stale).map(({ id }) => id);
  const told = table.filter((column) => headOf(column).known > 0);
  const valueOf = (id: string): number => table.find((column) => column.id === id)?.values[row] ?? NaN;
  if (!primary || told.length === 0) return { state, description: undefined, stale };
  const { distribution } = primary;
  const first = { ...spreadOf(distribution), cut: distribution.cut };
  const spreads = told.map((column) => (column.id === first.id ? first : spreadOfColumn(column)));
  const description = describeBySpreads(spreads, first, valueOf);
  const isEmpty = state === 'unscored' && description.readings.every(({ value }) => Number.isNaN(value));
  return { state, description: isEmpty ? undefined : description, stale };
}

/** Counted when it is asked for: a hover shows one row, and sorting forty columns for it would take far longer. */
function spreadOfColumn(column: ScoreColumn): Spread {
  const { values: _, ...info } = column;
  return { ...info, known: headOf(column).known, shareEasier: (value) => shareEasier(column, value) };
}
