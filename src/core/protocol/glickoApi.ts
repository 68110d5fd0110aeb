import type { Agreed } from './agreed';
import type { ImportReport, LogProblem } from './importReport';
import type { LogsRequest } from './logsRequest';

/** Response logs whose items are to be rated by Glicko-2. */
export interface GlickoRequest extends LogsRequest, Agreed {
  /** Whether all answers are one rating period, or each respondent is a period of its own, in their order. */
  readonly periods?: 'one' | 'respondent';
  /** Where the tables of items and respondents go. */
  readonly out?: string;
  readonly respondents?: string;
  /** Whether in CSV a text that a spreadsheet would take for a formula gets an apostrophe before it. */
  readonly escapeFormulas?: boolean;
}

/** Ratings of items or respondents in columns. */
export interface RatingColumns {
  readonly names: readonly string[];
  readonly rating: Float64Array;
  readonly deviation: Float64Array;
  readonly volatility: Float64Array;
  readonly games: Float64Array;
}

/** Logs of matches whose players are to be rated by Glicko-2. */
export interface GlickoMatchesRequest extends Agreed {
  /** Files, folders and patterns. */
  readonly logs: readonly string[];
  /** Where the table of players goes. */
  readonly out?: string;
  /** Whether in CSV a text that a spreadsheet would take for a formula gets an apostrophe before it. */
  readonly escapeFormulas?: boolean;
}

/** What rating the players of matches came to. */
export interface GlickoMatchesReport {
  readonly players: RatingColumns;
  readonly periods: number;
  readonly matches: number;
  /** Matches without a result. */
  readonly unplayed: number;
  /** What could not be used: the first thousand, and how many there are. */
  readonly problems: readonly LogProblem[];
  readonly problemCount: number;
}

/** What rating came to. */
export interface GlickoReport {
  readonly items: RatingColumns;
  readonly respondents: RatingColumns;
  readonly periods: number;
  readonly log: ImportReport;
}
