/** A file as somebody saw it. */
export interface SeenFile {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Which files that are there may be replaced by what is written: none, where nothing is said. */
export interface Agreed {
  /** Whatever is there. */
  readonly force?: boolean | undefined;
  /** These, as long as they are as they were seen when somebody agreed to it. */
  readonly replaces?: readonly SeenFile[] | undefined;
}
