import { basename, dirname } from 'node:path';

/** Names of files that say what is in them, not whose it is. */
const general =
  /^(samples?|results?|outputs?|predictions?|responses?|answers?|eval|evals?|evaluation|log|logs|data|scores?|details|report|generations?|completions?|test|run|records?|index|eval_results|samples?[._-]?(jsonl)?[._-]?results)$/i;

/**
 * What the model of each file is called where nothing in the file says so: by the file's name, where these tell the
 * files apart and are more than "results"; else by the folder's; else by both.
 */
export function modelNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const stems = paths.map(stemOf);
  const folders = paths.map((path) => basename(dirname(path)));
  const pairs = paths.map((_, at) => [folders[at], stems[at]].filter((part) => part !== '').join('/'));
  const areOwn = new Set(stems).size === paths.length && !stems.some((stem) => general.test(stem));
  const names = [...(areOwn ? [stems] : []), folders, stems, pairs].find(
    (some) => new Set(some).size === paths.length && some.every((name) => name !== '' && name !== '.'),
  );
  return new Map(paths.map((path, at) => [path, (names ?? paths)[at]!]));
}

function stemOf(path: string): string {
  return basename(path)
    .replace(/\.(jsonl|ndjson|jsonlines|json|csv|tsv|tab|parquet|pq|parq|pqt)$/i, '')
    .replace(/\.(jsonl|json|csv)(?=_)/i, '');
}
