import type { PanelDataset } from '../../src/core/protocol/panelApi';
import { quantile, sortedFinite } from '../../src/core/numbers/quantile';
import { ownColumns, type ScoreColumn, type ScoreTable } from '../../src/core/scores/table';

/** The standard errors of columns, by the id of the column that they are of. */
export type ErrorColumns = ReadonlyMap<string, ScoreColumn>;

/** The dataset with its measures alone: a standard error is shown beside its estimate, and what only names a group is none. */
export function measuresOnly(dataset: PanelDataset): PanelDataset {
  return { ...dataset, table: ownColumns(dataset.table) };
}

/** The standard errors among the columns of a table. */
export function errorColumns(table: ScoreTable): ErrorColumns {
  return new Map(table.flatMap((column) => (column.errorOf === undefined ? [] : [[column.errorOf, column]])));
}

/** The error that half of the estimates have at most; NaN where none is known. */
export function typicalError({ values }: ScoreColumn): number {
  return quantile(sortedFinite(values), 0.5);
}

/** Whether a column is what a model makes of the examples, rather than what was measured of them. */
export function isPredicted({ id }: Pick<ScoreColumn, 'id'>): boolean {
  return id === 'irtPredicted' || id.startsWith('predicted.');
}
