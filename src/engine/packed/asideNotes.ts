import { basename } from 'node:path';
import type { DatasetFiles } from '../folders/datasetFiles';

const toldNames = 3;

/** Sentences on what a folder or pattern was read as, and what of it was left aside. */
export function asideNotes(
  path: string,
  { names, aside, split, config }: Pick<DatasetFiles, 'names' | 'aside' | 'split' | 'config'>,
): string[] {
  const files =
    names.length === 1
      ? `1 file, ${names[0]!}`
      : `${names.length.toLocaleString('en')} files, ${names[0]!} to ${names.at(-1)!}`;
  const which = [split && `split ${split}`, config && `subset ${config}`].filter(Boolean).join(' of ');
  const read = `${basename(path)} is read as ${files}${which === '' ? '' : ` (${which})`}.`;
  const whys = [...new Set(aside.map(({ why }) => why))];
  const left = whys.map((why) => {
    const those = aside.filter((one) => one.why === why).map(({ name }) => name);
    const more =
      those.length > toldNames ? ` and ${(those.length - toldNames).toLocaleString('en')} more` : '';
    return `Left aside (${why}): ${those.slice(0, toldNames).join(', ')}${more}.`;
  });
  return [read, ...left];
}
