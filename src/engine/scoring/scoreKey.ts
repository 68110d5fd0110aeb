import { createHash } from 'node:crypto';
import { fieldMapKey } from '../../core/dataset/fieldMap';
import type { Measure } from '../../core/measures/measure';
import type { DatasetFile } from '../files/datasetFile';
import type { ScoreKey } from '../store/scoreStore';

/** What scores depend on besides the dataset, each as a digest. */
export interface Basis {
  readonly model: string;
  /** The calibration of the responses to it; undefined where none were imported. */
  readonly responses: string | undefined;
  /** The causal language model; undefined where none is chosen. */
  readonly languageModel?: string | undefined;
}

/** The key that a measure's scores of a dataset are stored under. */
export function scoreKey(measure: Measure, file: DatasetFile, basis: Basis): ScoreKey {
  const { model, responses, languageModel } = basis;
  const { map } = file.fields;
  const needsModel = measure.needs.some((need) => need !== 'responses' && need !== 'languageModel');
  const parts = [fieldMapKey(map, measure.reads), needsModel ? model : ''];
  if (measure.needs.includes('responses')) parts.push(responses ?? '');
  if (measure.needs.includes('languageModel')) parts.push(`language model ${languageModel ?? ''}`);
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
