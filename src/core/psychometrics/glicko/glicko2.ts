import { UserError } from '../../userError';
import { glickoScale, idleDeviation, ratingAfter, type GlickoSettings, type Rating } from './glickoUpdate';
import { playingOrder, type Matches } from './matchOrder';

/**
 * Glicko-2 (M. E. Glickman, "Example of the Glicko-2 system", 2013; the step numbers below are that paper's).
 * Ratings are on the usual scale (1500, 350); everything inside runs on the paper's own (0, 2.01).
 *
 * Not a library, because those there are rate one player at a call from a list of its opponents, each an array of its
 * own, and know neither counts (an answer may be k correct of n attempts) nor a period's snapshot, idleness and its
 * limit: what would be left for them is one page of formulas. glicko2-lite 5.0.0 (MIT) is the oracle of the tests.
 */

/** The paper's defaults. */
export const glickoDefaults: GlickoSettings = { rating: 1500, deviation: 350, volatility: 0.06, tau: 0.5 };

/** The ratings of all players, in columns. */
export interface Ratings {
  readonly rating: Float64Array;
  readonly deviation: Float64Array;
  readonly volatility: Float64Array;
  /** Games played so far. */
  readonly games: Float64Array;
}

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
 * The ratings after one period. Every match counts with both players' ratings before the period, and matches are added
 * up in one fixed order: the order they come in changes no bit. Players without a match only become less certain, never
 * less than a new player is. Throws UserError for a match that cannot be.
 */
export function afterPeriod(
  before: Ratings,
  matches: Matches,
  settings: GlickoSettings = glickoDefaults,
): Ratings {
  return afterPeriods(before, [matches], settings);
}

/** The ratings after several periods, one after the other. Takes time by matches, not by players and periods. */
export function afterPeriods(
  before: Ratings,
  periods: Iterable<Matches>,
  settings: GlickoSettings = glickoDefaults,
): Ratings {
  const table = new RatingTable(before, settings);
  for (const matches of periods) table.play(matches);
  return table.ratings();
}

/** One player of a table of ratings. */
export function ratingOf(ratings: Ratings, player: number): Rating {
  return {
    rating: ratings.rating[player]!,
    deviation: ratings.deviation[player]!,
    volatility: ratings.volatility[player]!,
  };
}

/** Ratings that are brought up to date only for those who play. */
class RatingTable {
  private readonly now: Ratings;
  private readonly players: number;
  private period = 0;
  /** By player: how many periods its deviation has in it. */
  private readonly upTo: Uint32Array;
  /** By player: rating, and the weight of a match against it (g(φ), step 3), on the paper's scale. */
  private readonly mu: Float64Array;
  private readonly g: Float64Array;
  /** By player, of this period: Σ g²E(1−E), Σ g(s−E) and the number of games. */
  private readonly information: Float64Array;
  private readonly surprise: Float64Array;
  private readonly games: Float64Array;

  constructor(
    before: Ratings,
    private readonly settings: GlickoSettings,
  ) {
    this.players = before.rating.length;
    const { rating, deviation, volatility, games } = before;
    this.now = {
      rating: rating.slice(),
      deviation: deviation.slice(),
      volatility: volatility.slice(),
      games: games.slice(),
    };
    const column = (): Float64Array => new Float64Array(this.players);
    this.upTo = new Uint32Array(this.players);
    [this.mu, this.g] = [column(), column()];
    [this.information, this.surprise, this.games] = [column(), column(), column()];
  }

  play(matches: Matches): void {
    const order = playingOrder(matches);
    const active = this.activePlayers(matches);
    for (const player of active) this.prepare(player);
    this.addUp(matches, order);
    this.period++;
    for (const player of active) this.update(player);
  }

  ratings(): Ratings {
    for (let player = 0; player < this.players; player++) this.catchUp(player);
    return this.now;
  }

  /** Everyone with a match, each once; looks at every number while it is there. */
  private activePlayers({ first, second, points, count }: Matches): number[] {
    const { players, games } = this;
    const active: number[] = [];
    for (let at = 0; at < first.length; at++) {
      const one = first[at]!;
      const other = second[at]!;
      const n = count ? count[at]! : 1;
      const known = games[one] !== undefined && games[other] !== undefined;
      const possible = known && one !== other && n > 0 && n < Infinity;
      if (!(possible && points[at]! >= 0 && points[at]! <= n))
        throw impossible(at, one, other, points[at]!, n, players);
      if (games[one] === 0) active.push(one);
      games[one]! += n;
      if (games[other] === 0) active.push(other);
      games[other]! += n;
    }
    return active;
  }

  /** Step 2, with the periods that the player has been idle. */
  private prepare(player: number): void {
    this.catchUp(player);
    const phi = this.now.deviation[player]! / glickoScale;
    this.mu[player] = (this.now.rating[player]! - this.settings.rating) / glickoScale;
    this.g[player] = 1 / Math.sqrt(1 + (3 * phi * phi) / Math.PI ** 2);
    this.information[player] = this.surprise[player] = 0;
  }

  private catchUp(player: number): void {
    const idle = this.period - this.upTo[player]!;
    if (idle > 0) this.now.deviation[player] = idleDeviation(ratingOf(this.now, player), idle, this.settings);
    this.upTo[player] = this.period;
  }

  /** The sums of steps 3 and 4 for both sides of every match. */
  private addUp({ first, second, points, count }: Matches, order: Uint32Array | undefined): void {
    for (let from = 0; from < first.length; from++) {
      const at = order ? order[from]! : from;
      const one = first[at]!;
      const other = second[at]!;
      const n = count ? count[at]! : 1;
      const gap = this.mu[one]! - this.mu[other]!;
      this.side(one, gap, this.g[other]!, points[at]!, n);
      this.side(other, -gap, this.g[one]!, n - points[at]!, n);
    }
  }

  private side(player: number, gap: number, g: number, points: number, count: number): void {
    const expected = 1 / (1 + Math.exp(-g * gap));
    this.information[player]! += count * g * g * expected * (1 - expected);
    this.surprise[player]! += g * (points - count * expected);
  }

  private update(player: number): void {
    const { now, settings } = this;
    const information = this.information[player]!;
    // Too far apart for the outcome to say anything: E is 0 or 1 to the last bit.
    if (information > 0) {
      const after = ratingAfter(ratingOf(now, player), information, this.surprise[player]!, settings.tau);
      now.rating[player] = after.rating;
      now.deviation[player] = after.deviation;
      now.volatility[player] = after.volatility;
      this.upTo[player] = this.period;
    }
    now.games[player]! += this.games[player]!;
    this.games[player] = 0;
  }
}

function impossible(
  at: number,
  one: number,
  other: number,
  points: number,
  count: number,
  players: number,
): UserError {
  const isPlayer = (player: number): boolean => Number.isInteger(player) && player >= 0 && player < players;
  if (!isPlayer(one) || !isPlayer(other))
    return new UserError(`Match ${at + 1} is of players ${one} and ${other}: there are ${players}.`);
  if (one === other) return new UserError(`Match ${at + 1} is of player ${one} against itself.`);
  return new UserError(
    `Match ${at + 1} has ${points} points of ${count} games: they must lie between 0 and ${count}, which is above 0.`,
  );
}
