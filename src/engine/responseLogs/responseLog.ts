import type { Triplets } from './triplets';

/** The kinds of response logs that can be read. */
export const logFormats = [
  'lm-eval',
  'helm',
  'openai-evals',
  'inspect',
  'every-eval-ever',
  'py-irt',
  'long',
  'wide',
  'nested',
] as const;

/** A kind of response log. */
export type LogFormat = (typeof logFormats)[number];

/** What the user may say where nothing should be guessed. */
export interface ImportOptions {
  readonly format?: LogFormat;
  /** The metric of a log that has several. */
  readonly metric?: string;
  /** lm-evaluation-harness: the filter that answers were taken through. */
  readonly filter?: string;
  /** Wide CSV: whether the rows are respondents or items. */
  readonly rows?: 'respondents' | 'items';
  /** Long CSV and JSONL: the names of the fields. */
  readonly fields?: { respondent?: string; item?: string; score?: string; count?: string };
  readonly signal?: AbortSignal;
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

/** Something that could not be used. */
export interface LogProblem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** One file of a log. */
export interface LogFileReport {
  readonly path: string;
  readonly format: LogFormat;
  /** The format in words. */
  readonly title: string;
  /** What the file was recognised by, and how it was taken. */
  readonly why: string;
  /** Answers in it, before any are merged or left aside. */
  readonly answers: number;
}

/** How answers were scored in one part (a task, a run) of a log, and how else they could have been. */
export interface ScoringChoice {
  /** The task or run; empty where the log has no parts. */
  readonly part: string;
  readonly metric: string;
  readonly filter: string;
  readonly others: readonly { readonly metric: string; readonly filter: string; readonly answers: number }[];
}

/** What was read, what was decided and what could not be used. */
export interface ImportReport {
  readonly files: readonly LogFileReport[];
  /** Files found in a folder or by a pattern that hold no answers. */
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
  readonly respondents: number;
  readonly items: number;
  /** Pairs of a respondent and an item. */
  readonly answers: number;
  readonly attempts: number;
  /** Answers that were added to another of the same respondent to the same item. */
  readonly merged: number;
  /** Places for an answer that were left empty. */
  readonly missing: number;
  readonly unanswered: readonly string[];
  readonly silent: readonly string[];
  readonly choices: readonly ScoringChoice[];
  /** The first thousand. */
  readonly problems: readonly LogProblem[];
  readonly problemCount: number;
  readonly notes: readonly string[];
}

/** Who answered what: the answers by respondent, then item, names in natural order. */
export interface ResponseLog extends Triplets {
  readonly respondents: readonly string[];
  readonly items: readonly string[];
  /** By index of the item. */
  readonly clues: ReadonlyMap<number, ItemClue>;
  readonly report: ImportReport;
}
