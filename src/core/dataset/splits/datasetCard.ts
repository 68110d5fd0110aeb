import { parse } from 'yaml';
import * as v from 'valibot';
import { UserError } from '../../userError';
import type { Split } from './split';

/** A subset of a dataset, as its card names it. */
export interface CardConfig {
  readonly name: string;
  /** Where its files are, from the dataset's folder; empty for the folder itself. */
  readonly folder: string;
  /** Its splits, their paths being patterns from its folder; undefined where the names of the files tell. */
  readonly splits?: readonly Split[];
}

const patterns = v.union([
  v.pipe(
    v.string(),
    v.transform((one) => [one]),
  ),
  v.array(v.string()),
]);
const namedSplit = v.object({ split: v.string(), path: patterns });
const dataFiles = v.union([patterns, v.array(namedSplit), v.record(v.string(), patterns)]);
const configSchema = v.object({
  config_name: v.optional(v.string(), 'default'),
  data_dir: v.optional(v.string(), ''),
  data_files: v.optional(dataFiles),
});
const cardSchema = v.object({ configs: v.optional(v.array(configSchema), []) });

const frontMatter = /^\ufeff?---[ \t]*\r?\n([^]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * The subsets that the card of a dataset names, its README.md: `configs` in the YAML at its start, as the Hugging Face Hub has it
 * ("Data files configuration"). None where it names none. Throws UserError where what it says cannot be understood.
 */
export function cardConfigs(readme: string, name: string): CardConfig[] {
  const [, yaml] = frontMatter.exec(readme) ?? [];
  if (yaml === undefined) return [];
  const read = v.safeParse(cardSchema, parsed(yaml, name) ?? {});
  if (!read.success)
    throw unclear(name, `"${v.getDotPath(read.issues[0]) ?? 'configs'}" is not as it should be`);
  const configs = read.output.configs.map(({ config_name, data_dir, data_files }) => ({
    name: config_name,
    folder: data_dir.replace(/^(\.\/)+|\/+$/g, ''),
    ...(data_files !== undefined && { splits: splitsOf(data_files) }),
  }));
  requireUnique(configs, name, 'config');
  for (const { splits = [] } of configs) requireUnique(splits, name, 'split');
  return configs;
}

function parsed(yaml: string, name: string): unknown {
  try {
    return parse(yaml);
  } catch (error) {
    throw unclear(name, (error as Error).message.split('\n')[0]!.replace(/[:.]$/, ''));
  }
}

/** Files without a split are "train". */
function splitsOf(files: v.InferOutput<typeof dataFiles>): Split[] {
  if (!Array.isArray(files)) return Object.entries(files).map(([name, paths]) => ({ name, paths }));
  const [first] = files;
  if (first === undefined) return [];
  if (typeof first === 'string') return [{ name: 'train', paths: files as string[] }];
  return (files as v.InferOutput<typeof namedSplit>[]).map(({ split, path }) => ({
    name: split,
    paths: path,
  }));
}

function requireUnique(named: readonly { readonly name: string }[], card: string, what: string): void {
  const names = named.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) throw unclear(card, `it names the ${what} ${twice} twice`);
}

function unclear(name: string, why: string): UserError {
  return new UserError(
    `The files of the dataset cannot be told by the YAML at the start of ${name}: ${why}. Mend it, or name the files by a pattern.`,
  );
}
