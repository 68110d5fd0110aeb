import { createHash } from 'node:crypto';
import { fieldMapKey } from '../../core/dataset/fields/fieldMap';
import type { Measure, Need } from '../../core/measures/measure';
import type { DatasetFile } from '../sources/datasetFile';
import type { ScoreKey } from './storeKey';

/** What scores depend on besides the dataset, each as a digest. */
export interface Basis {
  readonly model: string;
  /** The calibration of the responses to it; undefined where none were imported. */
  readonly responses: string | undefined;
  /** The training dynamics of it; undefined where none were imported. */
  readonly dynamics: string | undefined;
  /** The causal language model; undefined where none is chosen. */
  readonly languageModel: string | undefined;
}

const otherNeeds: readonly Need[] = ['responses', 'dynamics', 'languageModel'];

/** The key that a measure's scores of a dataset are stored under. */
export function scoreKey(measure: Measure, file: DatasetFile, basis: Basis): ScoreKey {
  const { map } = file.fields;
  const needsModel = measure.needs.some((need) => !otherNeeds.includes(need));
  const parts = [fieldMapKey(map, measure.reads), needsModel ? basis.model : ''];
  // The same bytes say something else where quotes are characters.
  const quotes = file.index.recordFormat.dialect?.quotes;
  if (quotes) parts.push(`quotes: ${quotes}`);
  if (measure.needs.includes('responses')) parts.push(basis.responses ?? '');
  if (measure.needs.includes('dynamics')) parts.push(basis.dynamics ?? '');
  if (measure.needs.includes('languageModel')) parts.push(`language model ${basis.languageModel ?? ''}`);
  return {
    measure: measure.id,
    version: measure.version,
    basis: digestOf(parts.join('\n')),
    ...(measure.scope === 'dataset' ? { dataset: datasetDigest(file) } : {}),
    columns: measure.columns(map).map(({ id }) => id),
  };
}

const digests = new WeakMap<Uint8Array, string>();

/** What the records of a dataset are, and their order, as a digest; made once for a dataset that is open. */
function datasetDigest({ index: { ids } }: DatasetFile): string {
  const digest = digests.get(ids) ?? digestOf(ids);
  digests.set(ids, digest);
  return digest;
}

function digestOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 32);
}
