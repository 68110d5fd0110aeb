import type { ExampleDynamics } from '../../core/measures/measure';
import type { DatasetFile } from '../sources/datasetFile';
import type { ItemJoin } from '../responseLogs/joining/joinItems';
import { joinAsBefore, lostItems } from '../responseLogs/joining/rememberedJoin';
import type { RememberedDynamics } from './rememberedDynamics';
import { storedDynamics } from './storedDynamics';
import type { NamedDynamics } from './trainingLog';

/** Training dynamics and the examples of a dataset that they are of. */
export interface DatasetDynamics {
  readonly dynamics: NamedDynamics;
  readonly join: ItemJoin;
  /** Examples that were found when they were imported and are not any more. */
  readonly lost: number;
}

/** Finds the examples of the training dynamics that a dataset remembers, as they were found when they were imported. Throws UserError where they are gone. */
export async function datasetDynamics(
  base: string,
  remembered: RememberedDynamics,
  file: DatasetFile,
): Promise<DatasetDynamics> {
  const dynamics = await storedDynamics(base, remembered.key);
  const { names } = dynamics;
  const join = await joinAsBefore({ items: names, clues: new Map() }, file, remembered.join);
  return { dynamics, join, lost: lostItems(join, names.length, remembered.join) };
}

/** The same by row of a dataset, where this is the item of each row; -1 where it has none. */
export function dynamicsByRow(dynamics: NamedDynamics, itemOfRow: Int32Array): ExampleDynamics {
  const { names: _, ...columns } = dynamics;
  const byRow = (column: Float64Array): Float64Array =>
    Float64Array.from(itemOfRow, (item) => column[item] ?? NaN);
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, byRow(column)]),
  ) as unknown as ExampleDynamics;
}
