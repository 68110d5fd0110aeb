import { join } from 'node:path';
import { cardConfigs, type CardConfig } from '../../core/dataset/splits/datasetCard';
import { defaultSplits, type DefaultSplits } from '../../core/dataset/splits/defaultSplits';
import { UserError } from '../../core/userError';
import { globExpression } from '../files/glob';
import { readTextIfThere } from '../files/wholeFile';
import type { Chosen, FolderPart } from './chosen';
import { datasetFolder } from './datasetFolder';
import { oneConfig, oneSplit } from './oneDataset';

const cardName = 'README.md';
const largestCard = 16 * 2 ** 20;

/** The files of one split and subset of a dataset's folder. Throws UserError where several are there and none is chosen. */
export async function folderPart(folder: string, chosen: Chosen): Promise<FolderPart> {
  const { names, aside } = await datasetFolder(folder, chosen);
  const card = join(folder, cardName);
  const readme = await readTextIfThere(card, {
    ...{ what: 'the card of a dataset', most: largestCard },
    signal: chosen.signal,
  });
  const configs = cardConfigs(readme ?? '', card);
  if (configs.length === 0 && chosen.config !== undefined)
    throw new UserError(`${folder} has no subset ${chosen.config}: there is no ${cardName} that names any.`);
  const config = configs.length === 0 ? undefined : oneConfig(folder, configs, chosen.config);
  const { splits, others } = config ? cardSplits(config, names, card) : defaultSplits(names);
  const split = oneSplit(folder, splits, chosen.split);
  return {
    ...{ folder, names: split.paths, split: split.name },
    ...(config && { config: config.name }),
    aside: [...aside, ...others.map((name) => ({ name, why: 'of no split' }))],
  };
}

/** The splits of a subset and their files. */
function cardSplits(config: CardConfig, names: readonly string[], card: string): DefaultSplits {
  const base = config.folder === '' ? '' : `${config.folder}/`;
  refuseOutside(config.folder, card);
  const inside = names.filter((name) => name.startsWith(base)).map((name) => name.slice(base.length));
  const { splits, others } = config.splits
    ? {
        splits: config.splits.map((split) => ({ ...split, paths: matched(split.paths, inside, card) })),
        others: [],
      }
    : defaultSplits(inside);
  const back = (paths: readonly string[]): string[] => paths.map((path) => base + path);
  return { splits: splits.map(({ name, paths }) => ({ name, paths: back(paths) })), others: back(others) };
}

/** The files that one of several patterns stands for, each once; a name that a file has stands for that. */
function matched(patterns: readonly string[], names: readonly string[], card: string): string[] {
  const tests = patterns.map((given) => {
    refuseOutside(given, card);
    const pattern = given.replace(/^(?:\.\/)+/, '');
    const expression = globExpression(pattern);
    return (name: string) => name === pattern || expression.test(name);
  });
  return names.filter((name) => tests.some((isMeant) => isMeant(name)));
}

function refuseOutside(path: string, card: string): void {
  if (!/:\/\/|^\/|^[a-z]:|\\|(?:^|\/)\.\.(?:\/|$)/i.test(path)) return;
  throw new UserError(
    `${card} names ${path}, which is not in the dataset's folder: only files in it are read. Name the files yourself.`,
  );
}
