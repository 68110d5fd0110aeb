import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import { quantile, sortedFinite } from '../../src/core/numbers/quantile';
import type { ColumnHead } from '../../src/core/scores/columnHead';
import { ownColumns, type ScoreColumn } from '../../src/core/scores/table';

/** The ids of the columns that hold the standard errors of others, by the id of the column that they are of. */
export type ErrorColumns = ReadonlyMap<string, string>;

/** The dataset with its measures alone: a standard error is shown beside its estimate, and what only names a group is none. */
export function measuresOnly(dataset: PanelDataset): PanelDataset {
  return { ...dataset, columns: ownColumns(dataset.columns) };
}

/** The standard errors among these columns. */
export function errorColumns(columns: readonly ColumnHead[]): ErrorColumns {
  return new Map(columns.flatMap(({ id, errorOf }) => (errorOf === undefined ? [] : [[errorOf, id]])));
}

/** The error that half of the estimates have at most; NaN where none is known. */
export function typicalError({ values }: ScoreColumn): number {
  return quantile(sortedFinite(values), 0.5);
}

/** Whether a column is what a model makes of the examples, rather than what was measured of them. */
export function isPredicted({ id }: Pick<ScoreColumn, 'id'>): boolean {
  return id === 'irtPredicted' || id.startsWith('predicted.');
}
