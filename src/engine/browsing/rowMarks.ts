import type { RowMark } from '../../core/protocol/browsing/rowCells';
import type { MarkedScores } from '../../core/protocol/browsing/browsingApi';
import { rowStates } from '../../core/protocol/editorApi';
import { bandOf } from '../../core/scores/bands';
import { distributionOf, percentileIn, type Distribution } from '../../core/scores/distribution';
import type { ScoreColumn, ScoreTable } from '../../core/scores/table';
import { askedStates } from '../showing/snapshot';
import { storedMeasures } from '../store/storedTable';
import type { Workplace } from '../workplace/workplace';
import { KeptByFile } from './keptByFile';

/** The scores of a dataset, by which its rows are marked and told. */
export interface MarkedTable {
  readonly table: ScoreTable;
  readonly states: Uint8Array;
  /** The measure that bands go by; undefined where it is not there any more. */
  readonly primary: { readonly column: ScoreColumn; readonly distribution: Distribution } | undefined;
}

const kept = new KeptByFile<MarkedTable>(1);

/** The scores that marks tell, read once as long as they are the same. */
export function markedTable(
  place: Workplace,
  scores: MarkedScores,
  signal: AbortSignal,
): Promise<MarkedTable> {
  const { primary, measures: wanted = ['all'] } = scores;
  return kept.get(
    place.file,
    JSON.stringify(scores),
    async () => {
      const measures = await storedMeasures(place);
      const table = measures.flatMap(({ columns }) => columns);
      const column = table.find(({ id }) => id === primary);
      return {
        table,
        states: askedStates(place, measures, wanted),
        primary: column && { column, distribution: distributionOf(column) },
      };
    },
    { signal },
  );
}

/** What the mark of a row tells; undefined where no measure is there to tell it. */
export function markOf({ primary, states }: MarkedTable, row: number): RowMark | undefined {
  if (!primary) return undefined;
  const { column, distribution } = primary;
  const value = column.values[row] ?? NaN;
  const band = bandOf(value, distribution.cut, column.direction);
  const isStale = column.stale === true || states[row] === rowStates.stale;
  return {
    value,
    percentile: percentileIn(distribution, value),
    ...(band && { band }),
    ...(isStale && { isStale }),
  };
}
