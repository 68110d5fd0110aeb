import { catalogue } from '../../core/measures/catalogue';
import { isQuick } from '../../core/measures/measure';
import type { Snapshot } from '../../core/protocol/editorApi';

/** The measures that a dataset is scored by and that look at one record at a time: new records get these at once. */
export function quickMeasures({ dataset, heads }: Pick<Snapshot, 'dataset' | 'heads'>): string[] {
  const known = new Set(heads.map(({ id }) => id));
  return catalogue
    .filter((measure) => isQuick(measure) && measure.lacks(dataset.map) === undefined)
    .filter(({ columns }) => columns(dataset.map).some(({ id }) => known.has(id)))
    .map(({ id }) => id);
}
