import type { RequestOf } from '../operations/operation';
import type { responses } from '../operations/responses';
import type { ImportReport, LogProblem } from './importReport';

/** Response logs whose items are to be rated by Glicko-2. */
export type GlickoRequest = RequestOf<typeof responses.glicko.input>;

/** Ratings of items or respondents in columns. */
export interface RatingColumns {
  readonly names: readonly string[];
  readonly rating: Float64Array;
  readonly deviation: Float64Array;
  readonly volatility: Float64Array;
  readonly games: Float64Array;
}

/** Logs of matches whose players are to be rated by Glicko-2. */
export type GlickoMatchesRequest = RequestOf<typeof responses.glickoMatches.input>;

/** What rating the players of matches came to. */
export interface GlickoMatchesReport {
  readonly players: RatingColumns;
  readonly periods: number;
  readonly matches: number;
  /** Matches without a result. */
  readonly unplayed: number;
  /** Sentences on how they were read, where that may not be what is meant. */
  readonly notes: readonly string[];
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
