/** What the user may say where nothing should be guessed of a response log. */
export interface LogReading {
  /** One of the formats that importers read, by its name. */
  readonly format?: string;
  /** The metric of a log that has several. */
  readonly metric?: string;
  /** lm-evaluation-harness: the filter that answers were taken through. */
  readonly filter?: string;
  /** Wide CSV: whether the rows are respondents or items. */
  readonly rows?: 'respondents' | 'items';
  /** Long CSV and JSONL: the names of the fields. */
  readonly fields?: {
    readonly respondent?: string;
    readonly item?: string;
    readonly score?: string;
    readonly attempts?: string;
    /** The older name of `attempts`, as what was remembered before has it. */
    readonly count?: string;
  };
}

/** Something of a log that could not be used. */
export interface LogProblem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** One file of a log. */
export interface LogFileReport {
  readonly path: string;
  /** The format by its name. */
  readonly format: string;
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

/** What was read of a log, what was decided and what could not be used. */
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

/** Ways to find the example of an item, as they are told to users. */
export const joinWays = ['key', 'id', 'question', 'row'] as const;

/** How an item was found in a dataset: by the dataset's own id, by content hash, by the question's text or by row. */
export type JoinedBy = (typeof joinWays)[number];

/** How the items of a log were found in a dataset. */
export interface JoinReport {
  /** What most items were found by; undefined where none was found. */
  readonly by: JoinedBy | undefined;
  readonly items: number;
  readonly matched: number;
  /** Rows of the dataset that have an item. */
  readonly rows: number;
  /** The names of the items that were not found: the first thousand. */
  readonly unmatched: readonly string[];
  /** How many items each way would have found. */
  readonly tried: Readonly<Record<JoinedBy, number>>;
  /** Rows of the dataset, broken ones included. */
  readonly of: number;
  /** An item and the row it belongs to, in words, for a person to compare; empty where none was found. */
  readonly example: string;
  /** Why it may well be wrong, as clauses: such a join is refused unless it is insisted on. */
  readonly doubts: readonly string[];
  /** What was taken and left aside, as sentences. */
  readonly notes: readonly string[];
  /** Items that were found when they were imported and are not any more: the dataset was changed. */
  readonly lost: number;
}

/** What a dataset remembers of an import, for a person who is asked whether it may go. */
export interface ImportNote {
  /** Digest of what was imported: the same again is no replacement. */
  readonly key: string;
  /** Items, or examples of training dynamics. */
  readonly items: number;
  /** Undefined for training dynamics. */
  readonly respondents: number | undefined;
  /** Where it was read from, as it was named. */
  readonly paths: readonly string[];
  /** When, in milliseconds since 1970; undefined where that is not known. */
  readonly at: number | undefined;
}

/** What an import would do, before it is done. */
export interface ImportQuestion {
  readonly comes: ImportNote;
  /** What would be replaced; undefined where nothing would. */
  readonly replaces: ImportNote | undefined;
  /** How it would be joined; without doubts where it is imported and joined so already. */
  readonly join: JoinReport;
}

/** What the user insists on. */
export interface ImportConsent {
  /** Whether what was imported before may be replaced. */
  readonly replace?: boolean;
  /** Whether a join that may well be wrong is taken all the same. */
  readonly anyway?: boolean;
}
