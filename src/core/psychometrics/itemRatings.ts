import { afterPeriod, glickoDefaults, newRatings, type GlickoSettings, type Ratings } from './glicko2';

/** Answers as they were read: who, what, how many right of how many. */
export interface RatedAnswers {
  readonly respondent: ArrayLike<number>;
  readonly item: ArrayLike<number>;
  readonly successes: ArrayLike<number>;
  readonly attempts: ArrayLike<number>;
  readonly respondents: ArrayLike<unknown>;
  readonly items: ArrayLike<unknown>;
}

/** How hard items and how able respondents are, as ratings. */
export interface AnswerRatings {
  readonly items: Ratings;
  readonly respondents: Ratings;
  /** The number of rating periods. */
  readonly periods: number;
}

/**
 * Rates items as players against respondents: a wrong answer is a win of the item. Each period is a batch within which
 * the order means nothing; where no periods are given (by respondent, from 0), all answers are one.
 */
export function ratedAnswers(
  answers: RatedAnswers,
  periodOf?: ArrayLike<number>,
  settings: GlickoSettings = glickoDefaults,
): AnswerRatings {
  const items = answers.items.length;
  const batches = batchesOf(answers, periodOf);
  let ratings = newRatings(items + answers.respondents.length, settings);
  for (const batch of batches) ratings = afterPeriod(ratings, matchesOf(answers, batch), settings);
  const part = (from: number, to?: number): Ratings => ({
    rating: ratings.rating.slice(from, to),
    deviation: ratings.deviation.slice(from, to),
    volatility: ratings.volatility.slice(from, to),
    games: ratings.games.slice(from, to),
  });
  return { items: part(0, items), respondents: part(items), periods: batches.length };
}

/** The answers of every period, earlier periods first. */
function batchesOf(answers: RatedAnswers, periodOf: ArrayLike<number> | undefined): Uint32Array[] {
  const all = Uint32Array.from(answers.item, (_, at) => at);
  if (!periodOf) return [all];
  const batches = new Map<number, number[]>();
  for (const at of all) {
    const period = periodOf[answers.respondent[at]!]!;
    const batch = batches.get(period);
    if (batch) batch.push(at);
    else batches.set(period, [at]);
  }
  return [...batches].sort(([one], [other]) => one - other).map(([, batch]) => Uint32Array.from(batch));
}

function matchesOf(answers: RatedAnswers, batch: Uint32Array): Parameters<typeof afterPeriod>[1] {
  const items = answers.items.length;
  const count = Float64Array.from(batch, (at) => answers.attempts[at]!);
  return {
    first: batch.map((at) => answers.item[at]!),
    second: batch.map((at) => items + answers.respondent[at]!),
    points: count.map((attempts, at) => attempts - answers.successes[batch[at]!]!),
    count,
  };
}
