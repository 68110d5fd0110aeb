import type { LeftAside } from './datasetFolder';

/** Which part of a dataset's folder is meant. */
export interface Chosen {
  readonly split?: string | undefined;
  readonly config?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The part of a folder that is meant. */
export interface FolderPart {
  readonly folder: string;
  /** Its files, by their paths from the folder with "/". */
  readonly names: readonly string[];
  readonly split?: string;
  readonly config?: string;
  readonly aside: readonly LeftAside[];
}
