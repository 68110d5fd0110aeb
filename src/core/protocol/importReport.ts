import * as v from 'valibot';
import { detectionSchema } from '../detection/detection';
import { countSchema, maybe, type Message } from '../message';
import type { consentInput, logReadingInput } from '../operations/logsInput';
import type { RequestOf } from '../operations/operation';

/** What the user may say where nothing should be guessed of a response log. */
export type LogReading = RequestOf<typeof logReadingInput>;

const logProblemSchema = v.object({
  file: v.string(),
  /** 1-based. */
  line: countSchema,
  text: v.string(),
});

/** Something of a log that could not be used. */
export type LogProblem = Message<typeof logProblemSchema>;

const logFileSchema = v.object({
  path: v.string(),
  /** The format by its name. */
  format: v.string(),
  /** The format in words. */
  title: v.string(),
  /** What the file was recognised by, and how it was taken. */
  why: v.string(),
  /** Answers in it, before any are merged or left aside. */
  answers: countSchema,
});

/** One file of a log. */
export type LogFileReport = Message<typeof logFileSchema>;

const scoringChoiceSchema = v.object({
  /** The task or run; empty where the log has no parts. */
  part: v.string(),
  metric: v.string(),
  filter: v.string(),
  others: v.array(v.object({ metric: v.string(), filter: v.string(), answers: countSchema })),
});

/** How answers were scored in one part (a task, a run) of a log, and how else they could have been. */
export type ScoringChoice = Message<typeof scoringChoiceSchema>;

/** What was read of a log, what was decided and what could not be used. */
export const importReportSchema = v.object({
  files: v.array(logFileSchema),
  /** Files found in a folder or by a pattern that hold no answers. */
  skipped: v.array(v.object({ path: v.string(), why: v.string() })),
  respondents: countSchema,
  items: countSchema,
  /** Pairs of a respondent and an item. */
  answers: countSchema,
  attempts: countSchema,
  /** Answers that were added to another of the same respondent to the same item. */
  merged: countSchema,
  /** Places for an answer that were left empty. */
  missing: countSchema,
  unanswered: v.array(v.string()),
  silent: v.array(v.string()),
  choices: v.array(scoringChoiceSchema),
  /** The first thousand. */
  problems: v.array(logProblemSchema),
  problemCount: countSchema,
  notes: v.array(v.string()),
  /** What was found out of what the log means, and how sure that is; none is known of what an earlier version read. */
  detections: v.optional(v.array(detectionSchema), []),
});

/** What was read of a log, what was decided and what could not be used. */
export type ImportReport = Message<typeof importReportSchema>;

/** Ways to find the example of an item, as they are told to users. */
export const joinWays = ['key', 'id', 'question', 'row'] as const;

/** How an item was found in a dataset: by the dataset's own id, by content hash, by the question's text or by row. */
export type JoinedBy = (typeof joinWays)[number];

/** How the items of a log were found in a dataset. */
export const joinReportSchema = v.object({
  /** What most items were found by; undefined where none was found. */
  by: maybe(v.picklist(joinWays)),
  items: countSchema,
  matched: countSchema,
  /** Rows of the dataset that have an item. */
  rows: countSchema,
  /** The names of the items that were not found: the first thousand. */
  unmatched: v.array(v.string()),
  /** How many items each way would have found. */
  tried: v.object({ key: countSchema, id: countSchema, question: countSchema, row: countSchema }),
  /** Rows of the dataset, broken ones included. */
  of: countSchema,
  /** An item and the row it belongs to, in words, for a person to compare; empty where none was found. */
  example: v.string(),
  /** Why it may well be wrong, as clauses: such a join is refused unless it is insisted on. */
  doubts: v.array(v.string()),
  /** What was taken and left aside, as sentences. */
  notes: v.array(v.string()),
  /** Items that were found when they were imported and are not any more: the dataset was changed. */
  lost: countSchema,
});

/** How the items of a log were found in a dataset. */
export type JoinReport = Message<typeof joinReportSchema>;

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
export type ImportConsent = RequestOf<typeof consentInput>;
