import type { FieldMap } from '../dataset/fields/fieldMap';
import { humanColumn } from '../measures/human';
import type { ColumnInfo } from '../measures/measure';
import {
  countBands,
  cutOffs,
  defaultBands,
  mostLevels,
  shownCutOffs,
  type Band,
  type CutOffs,
} from './bands';
import { completeRows, type Agreement } from '../numbers/correlation';
import { histogramOf, type Histogram } from './histogram';
import { baseline } from './primary';
import { rankedColumn, spearmanOfRanked } from './rankedColumn';
import { levelsOf, quantile, sortedFinite } from '../numbers/quantile';
import type { ScoreColumn, ScoreTable } from './table';

/** How one column's scores are spread, over all rows that have one. */
export interface ColumnSummary extends ColumnInfo {
  readonly known: number;
  readonly min: number;
  /** The 5%, 50% and 95% quantiles. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly max: number;
  readonly histogram: Histogram;
}

/** How the scores of a column are spread. */
export function summarise({ values, ...info }: ScoreColumn, bins: number): ColumnSummary {
  const sorted = sortedFinite(values);
  const at = (q: number): number => quantile(sorted, q);
  return {
    ...info,
    known: sorted.length,
    min: at(0),
    low: at(0.05),
    median: at(0.5),
    high: at(0.95),
    max: at(1),
    histogram: histogramOf(values, bins),
  };
}

/** What one column says over the complete cases. */
export interface CompleteColumn extends Pick<ColumnInfo, 'id' | 'direction'> {
  readonly cut: CutOffs;
  /** Whether the cut-offs are quantiles, levels proposed because quantiles would not do, or given by the user. */
  readonly by: 'quantile' | 'level' | 'given';
  readonly counts: Record<Band, number> & { unscored: number };
  /** Every value and how often it occurs, where there are at most 12. */
  readonly levels: readonly { readonly value: number; readonly count: number }[] | undefined;
}

/** How two columns agree over the complete cases. */
export interface Cell extends Agreement {
  readonly one: string;
  readonly other: string;
}

/** What the columns of a table say together, over the rows where every human column and the length are known. */
export interface CompleteCases {
  readonly n: number;
  /** The columns that decide which rows are complete. */
  readonly by: readonly string[];
  readonly columns: readonly CompleteColumn[];
  readonly correlations: readonly Cell[];
}

/** Bands and correlations over complete cases; `given` says cut-offs by column: values, or the usual quantiles even where they leave no middle. */
export function completeCases(
  table: ScoreTable,
  map: FieldMap,
  given: Readonly<Record<string, CutOffs | 'quantiles'>> = {},
): CompleteCases {
  const ids = [...map.difficulty.map(humanColumn), baseline];
  const deciding = table.filter(({ id }) => ids.includes(id));
  const rows = completeRows((deciding.length > 0 ? deciding : table).map(({ values }) => values));
  const cases = table.map((column) => ({
    ...column,
    values: Float64Array.from(rows, (row) => column.values[row]!),
  }));
  const ranked = cases.map(({ id, values }) => ({ id, ...rankedColumn(values) }));
  return {
    n: rows.length,
    by: deciding.map(({ id }) => id),
    columns: cases.map((column) =>
      completeColumn(column, Object.hasOwn(given, column.id) ? given[column.id] : undefined),
    ),
    correlations: ranked.flatMap((one, at) =>
      ranked
        .slice(at + 1)
        .map((other) => ({ one: one.id, other: other.id, ...spearmanOfRanked(one, other) })),
    ),
  };
}

function completeColumn(
  { id, values, direction }: ScoreColumn,
  given: CutOffs | 'quantiles' | undefined,
): CompleteColumn {
  const { cut, by } =
    given === 'quantiles'
      ? { cut: cutOffs(values, direction, defaultBands), by: 'quantile' as const }
      : given
        ? { cut: given, by: 'given' as const }
        : shownCutOffs(values, direction);
  return {
    id,
    direction,
    cut,
    by,
    counts: countBands(values, cut, direction),
    levels: levelsOf(sortedFinite(values), mostLevels),
  };
}
