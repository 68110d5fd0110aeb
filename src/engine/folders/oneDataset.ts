import type { CardConfig } from '../../core/dataset/splits/datasetCard';
import type { Split } from '../../core/dataset/splits/split';
import { UserError } from '../../core/userError';
import { nameUnpacked } from '../compression/packedName';
import { fileKind, kindTitles, type FileKind } from './fileKind';

/** The split that is meant, of those that have files. Throws UserError where that is not settled. */
export function oneSplit(path: string, all: readonly Split[], asked: string | undefined): Split {
  const splits = all.filter(({ paths }) => paths.length > 0);
  const named = splits.map(({ name, paths }) => `${name} (${someOf(paths)})`);
  const found = asked === undefined ? splits : splits.filter(({ name }) => name === asked);
  if (found.length === 1) return found[0]!;
  if (splits.length === 0)
    throw new UserError(`${path} holds no file of data: JSONL, JSON, CSV, TSV or Parquet.`);
  const remedy = { kind: 'chooseSplit', of: 'split', names: splits.map(({ name }) => name) } as const;
  if (asked !== undefined)
    throw new UserError(`${path} has no split ${asked}: there is ${listed(named)}.`, { remedy });
  throw new UserError(`${path} has several splits: ${listed(named)}.`, { remedy });
}

/** The subset that is meant. Throws UserError where that is not settled. */
export function oneConfig(
  path: string,
  configs: readonly CardConfig[],
  asked: string | undefined,
): CardConfig {
  const found = asked === undefined ? configs : configs.filter(({ name }) => name === asked);
  if (found.length === 1) return found[0]!;
  const named = configs.map((config) => `${config.name} (${filesOf(config)})`);
  const remedy = { kind: 'chooseSplit', of: 'config', names: configs.map(({ name }) => name) } as const;
  if (asked !== undefined)
    throw new UserError(`${path} has no subset ${asked}: there is ${listed(named)}.`, { remedy });
  throw new UserError(`${path} has several subsets: ${listed(named)}.`, { remedy });
}

function filesOf({ folder, splits }: CardConfig): string {
  const patterns = (splits ?? []).flatMap(({ paths }) => paths);
  return patterns.length > 0 ? someOf(patterns) : folder === '' ? 'all files' : `${folder}/`;
}

/** The kind that all files are of. Throws UserError where they are of several. */
export function oneKind(path: string, names: readonly string[]): FileKind {
  const byKind = new Map<FileKind, string[]>();
  for (const name of names) {
    const kind = fileKind(name)!;
    const before = byKind.get(kind);
    if (before) before.push(name);
    else byKind.set(kind, [name]);
  }
  const [[kind] = ['jsonl' as const]] = byKind;
  if (byKind.size === 1) {
    refuseTwins(path, names);
    return kind;
  }
  const told = [...byKind].map(([one, files]) => `${kindTitles[one]} (${someOf(files)})`);
  throw new UserError(
    `${path} holds files of several kinds: ${listed(told)}. Name those of one kind by a pattern, such as *.jsonl.`,
  );
}

/** Throws UserError where a file lies there plain and compressed: its records would be there twice. */
function refuseTwins(path: string, names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const before = seen.get(nameUnpacked(name));
    if (before !== undefined)
      throw new UserError(
        `${path} holds ${before} and ${name}, which are one file packed in two ways: name those that are meant by a pattern.`,
      );
    seen.set(nameUnpacked(name), name);
  }
}

function someOf(names: readonly string[]): string {
  const rest = names.length - 1;
  return rest > 0 ? `${names[0]} and ${rest.toLocaleString('en')} more` : names[0]!;
}

/** Many are cut short: a sentence is to be read. */
const mostListed = 12;

function listed(items: readonly string[]): string {
  const shown = items.slice(0, mostListed);
  const rest = items.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
