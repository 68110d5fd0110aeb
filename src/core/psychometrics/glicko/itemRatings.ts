import { UserError } from '../../userError';
import type { NamedAnswers } from '../model/answerColumns';
import { afterPeriods, glickoDefaults, newRatings, type Ratings } from './glicko2';
import type { GlickoSettings } from './glickoUpdate';
import type { Matches } from './matchOrder';

/** How hard items and how able respondents are, as ratings. */
export interface AnswerRatings {
  readonly items: Ratings;
  readonly respondents: Ratings;
  /** The number of rating periods. */
  readonly periods: number;
}

/**
 * The period of every respondent's answers, by index of the respondent: any numbers, lower is earlier. `'each'` makes one
 * period of each respondent, in their order.
 */
export type RespondentPeriods = ArrayLike<number> | 'each';

/**
 * Rates items as players against respondents: a wrong answer is a win of the item. Answers sorted by respondent are rated fastest. Each period is a batch within which
 * the order means nothing; where no periods are given, all answers are one. Throws UserError where a respondent has no
 * period.
 */
export function ratedAnswers(
  answers: NamedAnswers,
  periodOf?: RespondentPeriods,
  settings: GlickoSettings = glickoDefaults,
): AnswerRatings {
  const respondents = answers.respondents.length;
  const batches = batchesOf(asMatches(answers), periodsOf(answers, periodOf));
  const ratings = afterPeriods(newRatings(respondents + answers.items.length, settings), batches, settings);
  const part = (from: number, to?: number): Ratings => ({
    rating: ratings.rating.slice(from, to),
    deviation: ratings.deviation.slice(from, to),
    volatility: ratings.volatility.slice(from, to),
    games: ratings.games.slice(from, to),
  });
  return { items: part(respondents), respondents: part(0, respondents), periods: batches.length };
}

interface MatchColumns extends Matches {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly points: Float64Array | Float32Array;
  readonly count: Float64Array | Uint32Array;
}

/** The respondents are the first players, the items those after them. */
function asMatches({ respondent, item, correct, attempts, respondents }: NamedAnswers): MatchColumns {
  const second = new Uint32Array(item.length);
  for (let at = 0; at < second.length; at++) second[at] = item[at]! + respondents.length;
  return {
    first: respondent,
    second,
    points: correct,
    count: attempts,
  };
}

/** The place of each respondent's period among all periods. */
function periodsOf({ respondents }: NamedAnswers, periodOf: RespondentPeriods | undefined): Uint32Array {
  const given = Array.from({ length: respondents.length }, (_, at) =>
    periodOf === undefined ? 0 : periodOf === 'each' ? at : periodOf[at],
  );
  const missing = given.findIndex((period) => period === undefined || Number.isNaN(period));
  if (missing >= 0)
    throw new UserError(
      `Respondent ${JSON.stringify(respondents[missing] ?? missing)} has no period: give a number for each respondent.`,
    );
  const places = new Map(
    [...new Set(given as number[])].sort((one, other) => one - other).map((one, at) => [one, at]),
  );
  return Uint32Array.from(given, (period) => places.get(period!)!);
}

/** The matches of every period, earlier periods first; periods without a match are none. */
function batchesOf(matches: MatchColumns, periodOf: Uint32Array): MatchColumns[] {
  const { first, second, points, count } = byPeriod(matches, periodOf);
  const batches: MatchColumns[] = [];
  for (let from = 0, to = 0; from < first.length; from = to) {
    while (to < first.length && periodOf[first[to]!] === periodOf[first[from]!]) to++;
    const part = <T extends MatchColumns['points' | 'count' | 'first']>(column: T): T =>
      column.subarray(from, to) as T;
    batches.push({ first: part(first), second: part(second), points: part(points), count: part(count) });
  }
  return batches;
}

/** The matches sorted by period; as they are where they are so already. */
function byPeriod(matches: MatchColumns, periodOf: Uint32Array): MatchColumns {
  const { first, second, points, count } = matches;
  const period = (at: number): number => periodOf[first[at]!]!;
  let sorted = true;
  for (let at = 1; at < first.length && sorted; at++) sorted = period(at - 1) <= period(at);
  if (sorted) return matches;
  const order = Uint32Array.from(first, (_, at) => at).sort(
    (one, other) => period(one) - period(other) || one - other,
  );
  return {
    first: order.map((at) => first[at]!),
    second: order.map((at) => second[at]!),
    points: Float64Array.from(order, (at) => points[at]!),
    count: Float64Array.from(order, (at) => count[at]!),
  };
}
