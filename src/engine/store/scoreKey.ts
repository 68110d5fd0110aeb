import { createHash } from 'node:crypto';
import { fieldMapKey } from '../../core/dataset/fields/fieldMap';
import type { Measure, Need } from '../../core/measures/measure';
import type { DatasetFile } from '../sources/datasetFile';
import type { ScoreKey } from './storeKey';

/** What scores depend on besides the dataset, by what their measure needs: a digest a line. The encoder's is always there, empty where none is needed. */
export type Basis = (needs: readonly Need[]) => readonly [encoder: string, ...others: string[]];

/** The key that a measure's scores of a dataset are stored under. */
export function scoreKey(measure: Measure, file: DatasetFile, basis: Basis): ScoreKey {
  const { map } = file.fields;
  // Which end of a difficulty is hard changes none of its numbers, nor of those that predict them.
  const { easier: _, ...read } = map;
  const [encoder, ...others] = basis(measure.needs);
  const parts = [fieldMapKey(read, measure.reads), encoder];
  // The same bytes say something else where quotes are characters.
  const quotes = file.index.recordFormat.dialect?.quotes;
  if (quotes) parts.push(`quotes: ${quotes}`);
  parts.push(...others);
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
