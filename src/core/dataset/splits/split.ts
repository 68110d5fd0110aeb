/** A split of a dataset, as "train": its name, and its files as paths from the dataset's folder with "/". */
export interface Split {
  readonly name: string;
  readonly paths: readonly string[];
}
