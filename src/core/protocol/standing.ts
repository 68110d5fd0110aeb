import { rowStates } from './editorApi';
import type { MeasureStanding } from './answers/measureStanding';

/** How far scoring a dataset has come: every row is scored, stale, missing or broken. */
export interface Standing {
  readonly rows: number;
  readonly scored: number;
  readonly stale: number;
  /** Rows that are still to be scored. */
  readonly missing: number;
  /** Rows that cannot be used. */
  readonly broken: number;
  /** How many measures were asked for. */
  readonly measures: number;
  /** How many of these were computed for every row as the dataset is now. */
  readonly done: number;
  /** How many were computed for any row. */
  readonly begun: number;
  /** Those that were computed for some rows, but not for all. */
  readonly partly: readonly MeasureStanding[];
  /** How many look at the whole dataset, which was another one when they were computed. */
  readonly staleMeasures: number;
  /** The share of all that was asked for that is there. */
  readonly share: number;
  /** Whether nothing is left to be done. */
  readonly isWhole: boolean;
}

/** Counts how a dataset stands: `states` by row, of which those that are broken count as unscored. */
export function standingOf(
  { states, standings = [] }: { states: Uint8Array; standings?: readonly MeasureStanding[] },
  broken: number,
): Standing {
  const counts = [0, 0, 0];
  for (const state of states) counts[state]!++;
  const rows = states.length;
  const scored = counts[rowStates.scored]!;
  const isAll = ({ rows: own, stale }: MeasureStanding): boolean => !stale && own === rows;
  const done = standings.filter(isAll).length;
  const usable = rows - broken;
  const there = standings.reduce((sum, one) => sum + Math.min(one.rows, usable), 0);
  return {
    rows,
    scored,
    stale: counts[rowStates.stale]!,
    missing: Math.max(0, counts[rowStates.unscored]! - broken),
    broken,
    measures: standings.length,
    done,
    begun: standings.filter((one) => one.rows > 0).length,
    partly: standings.filter((one) => one.rows > 0 && !one.stale && !isAll(one)),
    staleMeasures: standings.filter(({ stale }) => stale).length,
    share:
      usable === 0 ? 0 : done === standings.length ? scored / usable : there / (usable * standings.length),
    isWhole: usable > 0 && scored === usable && !standings.some(({ stale }) => stale),
  };
}

/** Whether the count of rows does not tell how far scoring has come: some measures were not begun, so that no row is done. */
export function isBetweenMeasures({ measures, done, begun, scored }: Standing): boolean {
  return done < measures && (begun < measures || scored === 0) && begun > 0;
}
