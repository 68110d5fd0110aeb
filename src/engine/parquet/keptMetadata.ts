import type { ParquetFacts } from './parquetFacts';

/** Metadata of a source that is not written with rows drawn from it, and why. */
export interface DroppedMetadata {
  readonly key: string;
  readonly why: string;
}

/** Which key-value metadata of a source holds for rows that were drawn from it, and which does not. */
export function keptMetadata({
  metadata,
  unlikeMetadata,
}: Pick<ParquetFacts, 'metadata' | 'unlikeMetadata'>): {
  readonly kept: ReadonlyMap<string, string>;
  readonly dropped: readonly DroppedMetadata[];
} {
  const counting = [...metadata].filter(([, value]) => countsRows(value)).map(([key]) => key);
  return {
    kept: new Map([...metadata].filter(([key]) => !counting.includes(key))),
    dropped: [
      ...unlikeMetadata.map((key) => ({ key, why: 'it differs between the files' })),
      ...counting.map((key) => ({ key, why: 'its index counts the rows of the source' })),
    ],
  };
}

/** Whether metadata of pandas names the rows by counting them, which holds for the rows of the source alone. */
function countsRows(value: string): boolean {
  try {
    const { index_columns: columns } = JSON.parse(value) as { index_columns?: unknown };
    return (
      Array.isArray(columns) && columns.some((one) => (one as { kind?: unknown } | null)?.kind === 'range')
    );
  } catch {
    return false;
  }
}
