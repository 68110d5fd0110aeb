import { createHash } from 'node:crypto';
import { fieldMapKey } from '../../core/dataset/fieldMap';
import type { Measure } from '../../core/measures/measure';
import type { DatasetFile } from '../files/datasetFile';
import type { ScoreKey } from '../store/scoreStore';

/** The key that a measure's scores of a dataset are stored under. */
export function scoreKey(measure: Measure, file: DatasetFile, modelDigest: string): ScoreKey {
  const { map } = file.fields;
  const parts = [
    fieldMapKey(map, measure.reads),
    measure.needs.length > 0 ? modelDigest : '',
    measure.scope === 'dataset' ? datasetDigest(file) : '',
  ];
  return {
    measure: measure.id,
    version: measure.version,
    basis: createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32),
    columns: measure.columns(map).map(({ id }) => id),
  };
}

/** A digest of what the records are and of their order. */
function datasetDigest(file: DatasetFile): string {
  return createHash('sha256').update(file.index.ids).digest('hex');
}
