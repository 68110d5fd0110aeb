import { UserError } from '../../core/userError';
import type { DatasetFile } from '../files/datasetFile';
import { joinItems, type ItemJoin } from '../responseLogs/joinItems';

/**
 * The example of each name: by the dataset's own id, its content hash or, where the names are as many numbers as there
 * are rows, by row. (The `index` of cartography's tables is no row: it counts examples in the order they were trained in.)
 * Throws UserError where none is found.
 */
export async function joinDynamics(names: readonly string[], file: DatasetFile): Promise<ItemJoin> {
  const join = await joinItems({ items: names, clues: new Map() }, file);
  const isByChance = join.by === 'row' && names.length !== file.count;
  if (join.by !== undefined && !isByChance) return join;
  const why = isByChance
    ? `they are numbers, but ${names.length} of them, and the dataset has ${file.count} rows`
    : 'neither the dataset’s own ids nor its rows';
  throw new UserError(
    `The training dynamics are not of ${file.index.name}: the guids (the first is "${names[0]!.slice(0, 80)}") match no example: ${why}. Say which field holds them with --map id=FIELD.`,
  );
}
