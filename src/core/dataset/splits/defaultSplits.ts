import type { Split } from './split';

/** The words that tell a split in the name of a file or folder, as the Hugging Face Hub has them ("File names and splits"). */
const keywords: Readonly<Record<string, readonly string[]>> = {
  train: ['train', 'training'],
  validation: ['validation', 'valid', 'val', 'dev'],
  test: ['test', 'testing', 'eval', 'evaluation'],
};
const sharded = /^data\/([^/]+)-\d{5}-of-\d{5}[^/]*\.[^/]*$/;
const between = '[-._ 0-9]';

/** The files of a folder by split, and those that are of none. */
export interface DefaultSplits {
  readonly splits: readonly Split[];
  readonly others: readonly string[];
}

/**
 * How the Hugging Face Hub divides the files of a dataset that does not say so itself: by shards such as
 * `data/name-00000-of-00005.parquet`, otherwise by the names of folders, otherwise by those of files; without any, all files are
 * "train". The order of the paths is kept, that of the splits is train, validation, test, then by name.
 */
export function defaultSplits(paths: readonly string[]): DefaultSplits {
  for (const rule of [shardSplit, folderSplits, fileSplits]) {
    const found = divided(paths, rule);
    if (found.splits.length > 0) return found;
  }
  return { splits: paths.length === 0 ? [] : [{ name: 'train', paths }], others: [] };
}

function divided(paths: readonly string[], rule: (path: string) => readonly string[]): DefaultSplits {
  const bySplit = new Map<string, string[]>();
  const others: string[] = [];
  for (const path of paths) {
    const names = rule(path);
    if (names.length === 0) others.push(path);
    for (const name of names) bySplit.get(name)?.push(path) ?? bySplit.set(name, [path]);
  }
  const ordered = [...bySplit.keys()].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
  return { splits: ordered.map((name) => ({ name, paths: bySplit.get(name)! })), others };
}

function rank(split: string): number {
  const at = Object.keys(keywords).indexOf(split);
  return at < 0 ? Object.keys(keywords).length : at;
}

function shardSplit(path: string): string[] {
  const name = sharded.exec(path)?.[1];
  return name === undefined ? [] : [name];
}

function folderSplits(path: string): string[] {
  const folders = path.split('/').slice(0, -1);
  return splitsNamed((word) => {
    const named = new RegExp(`(^|${between})${word}($|${between})`, 'i');
    return folders.some((folder) => named.test(folder));
  });
}

function fileSplits(path: string): string[] {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return splitsNamed((word) => new RegExp(`(^|${between})${word}${between}`, 'i').test(file));
}

function splitsNamed(isNamed: (word: string) => boolean): string[] {
  return Object.keys(keywords).filter((split) => keywords[split]!.some(isNamed));
}
