import type { JoinReport } from '../../core/protocol/importReport';
import { UserError } from '../../core/userError';
import type { DatasetFile } from '../sources/datasetFile';
import { quoted } from '../responseLogs/joining/joinDoubts';
import { joinItems, type ItemJoin } from '../responseLogs/joining/joinItems';
import { joinReport } from '../responseLogs/joining/joinReport';

/**
 * The example of each name: by the dataset's own id, its content hash or, where the names are as many numbers as there
 * are rows, by row. (The `index` of cartography's tables is no row: it counts examples in the order they were trained in.)
 * Throws UserError where none is found.
 */
export async function joinDynamics(
  names: readonly string[],
  file: DatasetFile,
): Promise<{ readonly join: ItemJoin; readonly report: JoinReport }> {
  const items = { items: names, clues: new Map() };
  const join = await joinItems(items, file);
  if (join.by === undefined)
    throw new UserError(
      `The training dynamics are not of ${file.index.name}: the guids (the first is ${quoted(names[0]!)}) match no example: neither the dataset’s own ids nor its rows.`,
      { remedy: { kind: 'chooseFields', roles: ['key'] } },
    );
  const report = joinReport({ ...items, join, count: file.count });
  const doubts = [...byChance(join, names, file), ...report.doubts];
  return { join, report: { ...report, doubts } };
}

/** Numbers fit the rows of any dataset. */
function byChance({ by }: ItemJoin, names: readonly string[], { count }: DatasetFile): string[] {
  if (by !== 'row' || names.length === count) return [];
  const [numbers, rows] = [names.length, count].map((one) => one.toLocaleString('en'));
  return [`they are numbers, but ${numbers} of them, and the dataset has ${rows} rows`];
}
