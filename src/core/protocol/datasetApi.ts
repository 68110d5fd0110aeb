import type { Detection } from '../detection/detection';
import type { FieldMap } from '../dataset/fields/fieldMap';
import type { Packing } from '../dataset/packing';
import type { Format } from '../dataset/reading/formats';
import type { Shape } from '../dataset/shape';
import type { datasetInput, tableInput } from '../operations/datasetInput';
import type { RequestOf } from '../operations/operation';
import type { ScoreTable } from '../scores/table';

/** A dataset, and how it is to be read. */
export type DatasetRequest = RequestOf<typeof datasetInput>;

/** What is known of a dataset without scoring it. */
export interface DatasetSummary {
  readonly path: string;
  readonly name: string;
  readonly format: Format;
  /** How it is packed; undefined where its file is the text itself. */
  readonly packing?: Packing;
  readonly bytes: number;
  /** Records, broken ones included. */
  readonly rows: number;
  /** What its records are and in which order, as 32 hexadecimal digits. */
  readonly digest: string;
  readonly shape: Shape;
  readonly map: FieldMap;
  /** What was found out of it, and how sure that is. */
  readonly detections: readonly Detection[];
  readonly paths: readonly string[];
  /** Sentences on how the file is read, where that is not as its format has it. */
  readonly notes?: readonly string[];
}

/** A record or place of the file that cannot be used. */
export interface Problem {
  /** -1 where the fault lies between records. */
  readonly row: number;
  /** The file of a folder that it is in, by its path from there; undefined for a dataset of one file. */
  readonly file?: string;
  readonly line: number;
  readonly text: string;
  /** How many lines of the file it makes unusable; one, where nothing is said. */
  readonly lines?: number;
}

/** How many lines of the file cannot be used. */
export function unusableLines(problems: readonly Problem[]): number {
  return problems.reduce((sum, { lines = 1 }) => sum + lines, 0);
}

/** The scores of a dataset that are stored or stand in a file. */
export type TableRequest = RequestOf<typeof tableInput>;

/** A dataset with its scores. */
export interface TableReport {
  readonly dataset: DatasetSummary;
  readonly table: ScoreTable;
}
