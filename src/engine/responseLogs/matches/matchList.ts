import type { Matches } from '../../../core/psychometrics/glicko/matchOrder';
import { NameTable } from '../reading/nameTable';
import { sortedNames } from '../sampling/sortedNames';

/** Who played whom, period by period. */
export interface PlayedPeriods {
  /** In natural order of their names; matches refer to them by index. */
  readonly players: readonly string[];
  /** In natural order of their names, which are as the log writes them; one without a name where the log has none. */
  readonly periods: readonly { readonly name: string; readonly matches: Matches }[];
}

/** Matches as they are read. */
export class MatchList {
  count = 0;
  unplayed = 0;
  private readonly players = new NameTable();
  private readonly periods = new NameTable();
  private first = new Uint32Array(1024);
  private second = new Uint32Array(1024);
  private period = new Uint32Array(1024);
  private points = new Float64Array(1024);
  private games = new Float64Array(1024);

  /** Adds a match: the points that the first player made in so many games. */
  add(first: string, second: string, points: number, games: number, period: string): void {
    if (this.count === this.first.length) this.grow();
    this.first[this.count] = this.players.add(first);
    this.second[this.count] = this.players.add(second);
    this.period[this.count] = this.periods.add(period);
    this.points[this.count] = points;
    this.games[this.count++] = games;
  }

  /** The matches by period, players and periods in the natural order of their names. */
  sorted(): PlayedPeriods {
    const players = sortedNames(this.players.names());
    const periods = sortedNames(this.periods.names());
    const { starts, order } = this.byPeriod(periods.rank);
    const parts = periods.names.map((name, at) => {
      const part = order.subarray(starts[at], starts[at + 1]);
      const matches = {
        first: part.map((match) => players.rank[this.first[match]!]!),
        second: part.map((match) => players.rank[this.second[match]!]!),
        points: Float64Array.from(part, (match) => this.points[match]!),
        count: Float64Array.from(part, (match) => this.games[match]!),
      };
      return { name, matches };
    });
    return { players: players.names, periods: parts };
  }

  private byPeriod(rank: Uint32Array): { starts: Uint32Array; order: Uint32Array } {
    const starts = new Uint32Array(rank.length + 1);
    for (let at = 0; at < this.count; at++) starts[rank[this.period[at]!]! + 1]!++;
    for (let at = 0; at < rank.length; at++) starts[at + 1]! += starts[at]!;
    const next = starts.slice();
    const order = new Uint32Array(this.count);
    for (let at = 0; at < this.count; at++) order[next[rank[this.period[at]!]!]!++] = at;
    return { starts, order };
  }

  private grow(): void {
    const size = 2 * this.count;
    const wider = <T extends Uint32Array | Float64Array>(into: T, from: T): T => (into.set(from), into);
    this.first = wider(new Uint32Array(size), this.first);
    this.second = wider(new Uint32Array(size), this.second);
    this.period = wider(new Uint32Array(size), this.period);
    this.points = wider(new Float64Array(size), this.points);
    this.games = wider(new Float64Array(size), this.games);
  }
}
