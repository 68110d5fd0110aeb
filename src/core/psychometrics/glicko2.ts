import { UserError } from '../userError';

/**
 * Glicko-2 (M. E. Glickman, "Example of the Glicko-2 system", 2013; the step numbers below are that paper's).
 * Ratings are on the usual scale (1500, 350); everything inside runs on the paper's own (0, 2.01).
 */

/** What is assumed of a player nobody has seen, and how fast volatility may change. */
export interface GlickoSettings {
  readonly rating: number;
  readonly deviation: number;
  readonly volatility: number;
  /** The system constant τ: 0.3 to 1.2, smaller where surprising results should change volatility less. */
  readonly tau: number;
}

/** The paper's defaults. */
export const glickoDefaults: GlickoSettings = { rating: 1500, deviation: 350, volatility: 0.06, tau: 0.5 };

/** One player's strength: an item's is its difficulty. */
export interface Rating {
  readonly rating: number;
  readonly deviation: number;
  readonly volatility: number;
}

/** The ratings of all players, in columns. */
export interface Ratings {
  readonly rating: Float64Array;
  readonly deviation: Float64Array;
  readonly volatility: Float64Array;
  /** Games played so far. */
  readonly games: Float64Array;
}

/** The matches of one rating period: who met whom, and what the first made of it. */
export interface Matches {
  readonly first: ArrayLike<number>;
  readonly second: ArrayLike<number>;
  /** Sum of the first's points: 1 for a win, ½ for a draw, so 0 to `count`. */
  readonly points: ArrayLike<number>;
  /** How many games an entry stands for; 1 where absent. */
  readonly count?: ArrayLike<number>;
}

/** 400 / ln 10: from the paper's scale to the usual one. */
const scale = 173.7178;

/** Players nobody has seen yet. */
export function newRatings(players: number, settings: GlickoSettings = glickoDefaults): Ratings {
  const filled = (value: number): Float64Array => new Float64Array(players).fill(value);
  return {
    rating: filled(settings.rating),
    deviation: filled(settings.deviation),
    volatility: filled(settings.volatility),
    games: filled(0),
  };
}

/**
 * The ratings after one period. Every match counts with both players' ratings before the period, so the order of the
 * matches means nothing. Players without a match only become less certain, never less than a new player is.
 */
export function afterPeriod(
  before: Ratings,
  matches: Matches,
  settings: GlickoSettings = glickoDefaults,
): Ratings {
  const players = before.rating.length;
  const sums = periodSums(before, matches, settings);
  const after = newRatings(players, settings);
  for (let player = 0; player < players; player++) {
    const one = updated(
      ratingOf(before, player),
      sums.information[player]!,
      sums.surprise[player]!,
      settings,
    );
    after.rating[player] = one.rating;
    after.deviation[player] = one.deviation;
    after.volatility[player] = one.volatility;
    after.games[player] = before.games[player]! + sums.games[player]!;
  }
  return after;
}

/** One player of a table of ratings. */
export function ratingOf(ratings: Ratings, player: number): Rating {
  return {
    rating: ratings.rating[player]!,
    deviation: ratings.deviation[player]!,
    volatility: ratings.volatility[player]!,
  };
}

/** What the matches of a period say of each player: Σ g²E(1−E), Σ g(s−E), and how many they were. */
interface PeriodSums {
  readonly information: Float64Array;
  readonly surprise: Float64Array;
  readonly games: Float64Array;
}

function periodSums(before: Ratings, matches: Matches, settings: GlickoSettings): PeriodSums {
  const players = before.rating.length;
  const sums = {
    information: new Float64Array(players),
    surprise: new Float64Array(players),
    games: new Float64Array(players),
  };
  // Step 2: to the Glicko-2 scale.
  const mu = before.rating.map((rating) => (rating - settings.rating) / scale);
  const g = before.deviation.map((deviation) => weight(deviation / scale));
  for (let at = 0; at < matches.first.length; at++) {
    const first = matches.first[at]!;
    const second = matches.second[at]!;
    const count = matches.count?.[at] ?? 1;
    const points = matches.points[at]!;
    checkMatch(at, { first, second, count, points, players });
    addMatch(sums, first, mu[first]! - mu[second]!, g[second]!, points, count);
    addMatch(sums, second, mu[second]! - mu[first]!, g[first]!, count - points, count);
  }
  return sums;
}

/** g(φ), step 3: how much a match against a player of this deviation says. */
function weight(phi: number): number {
  return 1 / Math.sqrt(1 + (3 * phi * phi) / Math.PI ** 2);
}

/** Steps 3 and 4 for one side of a match; `gap` is how much stronger this side is. */
function addMatch(
  sums: PeriodSums,
  player: number,
  gap: number,
  g: number,
  points: number,
  count: number,
): void {
  const expected = 1 / (1 + Math.exp(-g * gap));
  sums.information[player]! += count * g * g * expected * (1 - expected);
  sums.surprise[player]! += g * (points - count * expected);
  sums.games[player]! += count;
}

interface Match {
  readonly first: number;
  readonly second: number;
  readonly count: number;
  readonly points: number;
  readonly players: number;
}

function checkMatch(at: number, { first, second, count, points, players }: Match): void {
  if (!(first < players && second < players && first >= 0 && second >= 0))
    throw new UserError(`Match ${at + 1} is of players ${first} and ${second}: there are ${players}.`);
  if (first === second) throw new UserError(`Match ${at + 1} is of player ${first} against itself.`);
  if (!(count > 0 && points >= 0 && points <= count))
    throw new UserError(
      `Match ${at + 1} has ${points} points of ${count} games: they must lie between 0 and ${count}.`,
    );
}

/** Steps 5 to 8 for one player. */
function updated(before: Rating, information: number, surprise: number, settings: GlickoSettings): Rating {
  const phi = before.deviation / scale;
  if (information === 0) return inactive(before, phi, settings);
  const v = 1 / information;
  const sigma = newVolatility({ sigma: before.volatility, phi, v, delta: v * surprise, tau: settings.tau });
  // Steps 6 and 7.
  const grown = Math.sqrt(phi * phi + sigma * sigma);
  const newPhi = 1 / Math.sqrt(1 / (grown * grown) + information);
  return {
    rating: before.rating + scale * newPhi * newPhi * surprise,
    deviation: scale * newPhi,
    volatility: sigma,
  };
}

/** Step 6 alone. The deviation stops at a new player's, as in Glicko-1; the paper sets no limit. */
function inactive(before: Rating, phi: number, settings: GlickoSettings): Rating {
  const grown = scale * Math.hypot(phi, before.volatility);
  return { ...before, deviation: Math.max(before.deviation, Math.min(grown, settings.deviation)) };
}

interface VolatilityProblem {
  readonly sigma: number;
  readonly phi: number;
  readonly v: number;
  readonly delta: number;
  readonly tau: number;
}

/** The paper's convergence tolerance ε. */
const tolerance = 1e-6;

/** Step 5: the new volatility by the Illinois algorithm. */
function newVolatility({ sigma, phi, v, delta, tau }: VolatilityProblem): number {
  const a = Math.log(sigma * sigma);
  const spread = phi * phi + v;
  const f = (x: number): number => {
    const e = Math.exp(x);
    return (e * (delta * delta - spread - e)) / (2 * (spread + e) ** 2) - (x - a) / (tau * tau);
  };
  let low = a;
  let high = upperBound(f, a, delta * delta - spread, tau);
  let fLow = f(low);
  let fHigh = f(high);
  while (Math.abs(high - low) > tolerance) {
    const middle = low + ((low - high) * fLow) / (fHigh - fLow);
    const fMiddle = f(middle);
    if (fMiddle * fHigh <= 0) [low, fLow] = [high, fHigh];
    else fLow /= 2;
    [high, fHigh] = [middle, fMiddle];
  }
  return Math.exp(low / 2);
}

/** Step 5.2: the other end of the interval that holds the solution. */
function upperBound(f: (x: number) => number, a: number, excess: number, tau: number): number {
  if (excess > 0) return Math.log(excess);
  let steps = 1;
  while (f(a - steps * tau) < 0) steps++;
  return a - steps * tau;
}
