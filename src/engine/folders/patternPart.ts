import { defaultSplits } from '../../core/dataset/splits/defaultSplits';
import { UserError } from '../../core/userError';
import { globBase, globExpression } from '../files/glob';
import type { Chosen, FolderPart } from './chosen';
import { datasetFolder } from './datasetFolder';
import { oneSplit } from './oneDataset';

/** The files that a pattern such as `data/train-*.parquet` stands for. Throws UserError where they are none, or of several splits. */
export async function patternPart(given: string, chosen: Chosen): Promise<FolderPart> {
  if (chosen.config !== undefined)
    throw new UserError(`${given} is a pattern: subsets are those of a dataset's folder. Name the folder.`);
  const pattern = given.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const folder = globBase(pattern);
  const expression = globExpression(pattern);
  const before = folder === '.' ? '' : folder === '/' ? '/' : `${folder}/`;
  const isMeant = (name: string): boolean => expression.test(before + name);
  const found = await datasetFolder(folder, { depth: depthOf(pattern.slice(before.length)), ...chosen });
  const names = found.names.filter(isMeant);
  const aside = found.aside.filter(({ name }) => isMeant(name));
  if (names.length === 0) {
    const [first] = aside;
    const why = first ? `: what does, such as ${first.name}, is left aside (${first.why})` : '';
    throw new UserError(`No file of data matches ${given}${why}.`);
  }
  const { splits, others } = defaultSplits(names);
  const split = oneSplit(given, splits, chosen.split);
  return {
    ...{ folder, names: split.paths, split: split.name },
    aside: [...aside, ...others.map((name) => ({ name, why: 'of no split' }))],
  };
}

/** How many folders down a pattern leads, itself among them. */
function depthOf(pattern: string): number {
  return /\*\*|\{[^}]*\//.test(pattern) ? Infinity : pattern.split('/').length;
}
