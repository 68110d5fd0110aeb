import type { AnswerSheet } from './answerSheet';
import type { ReadRange } from './blocks';
import type { LogSample } from './logSample';
import type { ImportOptions } from './responseLog';

/** What an importer is given besides the file. */
export interface Importing {
  readonly options: ImportOptions;
  /** Whether it is the only file: names such as "row 3" need not say of which. */
  readonly alone: boolean;
  /** What the file's model is called where nothing in the file says so: by the file's name, or its folder's. */
  readonly model: string;
  readonly range: ReadRange;
}

/** What may be said of how answers are read, which only some kinds of log heed. */
export type SaidOfReading = keyof Pick<
  ImportOptions,
  'rows' | 'key' | 'items' | 'right' | 'missing' | 'pass' | 'step' | 'unfinished'
>;

/** One kind of response log. */
export interface Importer {
  /** Its name, in lower case; several importers may read one format. */
  readonly format: string;
  /** The kind in words. */
  readonly title: string;
  /** What such a log is, for those who choose among formats: a phrase without a full stop, and no Markdown. */
  readonly about: string;
  /** What of its layout is asked for where it should not be guessed. */
  readonly asks?: keyof Pick<ImportOptions, 'rows' | 'fields'>;
  /** What may be said of how its answers are read; what is said of no file that is read is refused. */
  readonly takes?: readonly SaidOfReading[];
  /** What a file is recognised by and how it is taken; undefined where it is of another kind. */
  recognise(sample: LogSample, options: ImportOptions): string | undefined;
  /** Adds the file's answers to the sheet. What is broken in it becomes a problem, never an error. */
  read(sample: LogSample, sheet: AnswerSheet, given: Importing): Promise<void>;
}
