import type { ImportReport, LogReading } from '../../../core/protocol/importReport';
import type { LogField } from '../../../core/protocol/responsesApi';
import type { TextCopies } from '../../sources/textCopy';
import type { TryColumns } from '../tries/tryColumns';
import type { NamedAnswers } from '../../../core/psychometrics/model/answerColumns';

/** What the user may say where nothing should be guessed, and how reading is watched. */
export interface ImportOptions extends LogReading {
  readonly signal?: AbortSignal;
  /** Keeps the texts of packed files; without it they are refused. */
  readonly texts?: TextCopies | undefined;
  /** Called now and then with the bytes read so far and the bytes there are. */
  readonly progress?: (done: number, total: number) => void;
}

/** What a log tells of an item besides its name, for finding it in a dataset. Empty (row: -1) where the log contradicts itself. */
export interface ItemClue {
  /** 0-based index in the dataset. */
  readonly row?: number;
  /** The dataset's own id. */
  readonly key?: string;
  /** The content hash, as an example's `id`. */
  readonly id?: string;
  /** Hash of the question's text (see `textHash`). */
  readonly text?: string;
}

/** Who answered what: the answers by respondent, then item, names in natural order. */
export interface ResponseLog extends NamedAnswers {
  /** By index of the item. */
  readonly clues: ReadonlyMap<number, ItemClue>;
  /** What tries of policies say besides; undefined where the logs hold none. */
  readonly tries: TryColumns | undefined;
  readonly report: ImportReport;
  /** The fields of the first file, where it has any that can be named. */
  readonly fields: readonly LogField[];
}
