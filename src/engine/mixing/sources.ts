import type { DatasetFile } from '../sources/datasetFile';

/** The files that a dataset's records lie in, in their order. */
export function sourcesOf({ index }: DatasetFile): readonly string[] {
  return index.copy?.parts?.map(({ path }) => path) ?? [index.path];
}
