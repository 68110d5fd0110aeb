/** Names everything that a measure's scores depend on besides the examples. */
export interface ScoreKey {
  readonly measure: string;
  readonly version: number;
  /** Field mapping and model, as one digest. */
  readonly basis: string;
  /** Where the scores depend on all records: a digest of what these are and of their order. */
  readonly dataset?: string;
  readonly columns: readonly string[];
}

/** The basis as it is stored and as manifests name it: with the dataset, where the scores depend on it. */
export function wholeBasis({ basis, dataset }: ScoreKey): string {
  return dataset === undefined ? basis : `${basis}-${dataset}`;
}
