import type { ScoreTable } from '../../core/scores/table';
import { heldVersions } from '../../core/scores/heldColumns';
import type { DatasetFile } from '../sources/datasetFile';

interface Kept {
  readonly key: string;
  readonly report: unknown;
}

const kept = new WeakMap<DatasetFile, Map<string, Kept>>();

/**
 * What is said of the scores of a dataset that is open, as long as these are the same; made anew else. `of` names what is
 * said and everything but the scores that it depends on. Scores without a version are never taken for the same.
 */
export async function keptReport<T>(
  { file, table, of }: { readonly file: DatasetFile; readonly table: ScoreTable; readonly of: string },
  make: () => Promise<T>,
): Promise<T> {
  const versions = heldVersions(table);
  if (versions.length < table.length) return make();
  const reports = kept.get(file) ?? new Map<string, Kept>();
  kept.set(file, reports);
  const key = versions.join('\n');
  const known = reports.get(of);
  if (known?.key === key) return known.report as T;
  const report = await make();
  reports.set(of, { key, report });
  return report;
}
