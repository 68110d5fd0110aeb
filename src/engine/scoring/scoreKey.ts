import { createHash } from 'node:crypto';
import { fieldMapKey } from '../../core/dataset/fieldMap';
import type { Measure } from '../../core/measures/measure';
import type { DatasetFile } from '../files/datasetFile';
import type { ScoreKey } from '../store/scoreStore';

/** The key that a measure's scores of a dataset are stored under. */
export function scoreKey(measure: Measure, file: DatasetFile, modelDigest: string): ScoreKey {
  const { map } = file.fields;
  const parts = [fieldMapKey(map, measure.reads), measure.needs.length > 0 ? modelDigest : ''];
  return {
    measure: measure.id,
    version: measure.version,
    basis: digestOf(parts.join('\n')),
    ...(measure.scope === 'dataset' ? { dataset: digestOf(file.index.ids) } : {}),
    columns: measure.columns(map).map(({ id }) => id),
  };
}

function digestOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 32);
}
