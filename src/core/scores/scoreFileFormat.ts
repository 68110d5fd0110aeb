import { UserError } from '../userError';

/** How scores can be written as a file. */
export type ScoreFileFormat = 'csv' | 'jsonl' | 'parquet';

const byEnding: Partial<Record<string, ScoreFileFormat>> = {
  csv: 'csv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  parquet: 'parquet',
};

/** The format of a score file by its name. Throws UserError where the name tells none. */
export function scoreFileFormat(path: string): ScoreFileFormat {
  const format = byEnding[/\.([^.]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
  if (format) return format;
  throw new UserError(`${path}: scores are written and read as .csv, .jsonl or .parquet.`);
}
