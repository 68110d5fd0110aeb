/** What the user says of how a file is to be read; the rest is found out. */
export interface Reading {
  /** CSV and TSV: whether the first line names the columns. */
  readonly header?: boolean;
  /** The encoding, as `TextDecoder` takes it. */
  readonly encoding?: string;
  /** JSON: the member that holds the records, by its path. */
  readonly records?: string;
  /** A folder of files: the split that is meant, as "train". */
  readonly split?: string;
  /** A folder of files: the configuration that is meant, where its README names several. */
  readonly config?: string;
}
