import type { MapAxes } from '../state/mapAxes';
import { baseline } from '../../src/core/scores/primary';
import type { ColumnHead } from '../../src/core/scores/columnHead';

/** What the two columns of a data map in the sense of Swayamdipta et al. (2020) may be called. */
const dataMapIds = {
  x: ['variability', 'importedVariability'],
  y: ['confidence', 'importedConfidence'],
} as const;

/** Whether these columns make a data map: variability across, confidence up. */
export function isDataMap({ x, y }: MapAxes): boolean {
  return dataMapIds.x.some((id) => id === x) && dataMapIds.y.some((id) => id === y);
}

/**
 * The columns to show first: variability against confidence where both are there, otherwise the primary measure
 * against plain length; undefined where fewer than one column is known.
 */
export function usualAxes(columns: readonly ColumnHead[], primary: string | undefined): MapAxes | undefined {
  const ids = columns.map(({ id }) => id);
  const first = (wanted: readonly string[]): string | undefined => wanted.find((id) => ids.includes(id));
  const [x, y] = [first(dataMapIds.x), first(dataMapIds.y)];
  if (x !== undefined && y !== undefined) return { x, y };
  const across = ids.includes(baseline) ? baseline : ids[0];
  const up =
    primary !== across && primary !== undefined ? primary : (ids.find((id) => id !== across) ?? across);
  return across === undefined || up === undefined ? undefined : { x: across, y: up };
}
