import type { AnswerSheet } from './answerSheet';
import type { ReadRange } from './blocks';
import type { LogSample } from './logSample';
import type { LogFormat } from '../../../core/operations/logFormats';
import type { ImportOptions } from './responseLog';

/** What an importer is given besides the file. */
export interface Importing {
  readonly options: ImportOptions;
  /** Whether it is the only file: names such as "row 3" need not say of which. */
  readonly alone: boolean;
  readonly range: ReadRange;
}

/** One kind of response log. */
export interface Importer {
  readonly format: LogFormat;
  /** The kind in words. */
  readonly title: string;
  /** What a file is recognised by and how it is taken; undefined where it is of another kind. */
  recognise(sample: LogSample, options: ImportOptions): string | undefined;
  /** Adds the file's answers to the sheet. What is broken in it becomes a problem, never an error. */
  read(sample: LogSample, sheet: AnswerSheet, given: Importing): Promise<void>;
}
