/** A dataset's name in its parts: "train", ".jsonl" and ".gz" of "train.jsonl.gz". */
export interface DatasetName {
  readonly stem: string;
  /** The ending that tells the format; empty where there is none. */
  readonly ending: string;
  /** The ending that tells how it is compressed; empty where it is not. */
  readonly compression: string;
}

/** Takes a dataset's name apart. */
export function splitName(name: string): DatasetName {
  const compression = /\.(?:gz|gzip|zst|zstd|bz2)$/i.exec(name)?.[0] ?? '';
  const text = name.slice(0, name.length - compression.length);
  const ending = /[^.](\.[^.]+)$/.exec(text)?.[1] ?? '';
  return { stem: text.slice(0, text.length - ending.length), ending, compression };
}

/** The ending that a file of a dataset's records is given: its own, but bzip2 is never written. */
export function writtenEnding({ ending, compression }: DatasetName): string {
  return (ending || '.jsonl') + (/bz2$/i.test(compression) ? '.gz' : compression);
}
