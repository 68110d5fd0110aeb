import { folded } from './folded';
import { rankOf } from './phrase';

/** How the words beside the numbers of a column run: as these do, the other way, or now so and now so; undefined where nothing is said. */
export type GlossOrder = 'along' | 'against' | 'both' | undefined;

/** Ranks nearer to each other than this say nothing of an order: "basic" and "simple". */
const leastApart = 0.75;

/** The rank of the words that stand in brackets behind a level, or behind its number: "3 (easy)", "5 - very easy". NaN where there are none. */
function glossRank(written: string): number {
  const text = folded(written);
  const words =
    /\d.*[([（【]([^)\]）】]+)[)\]）】]$/u.exec(text)?.[1] ??
    /^\P{N}*[\d.]+[^\p{L}\p{N}]*(\p{L}.*)$/u.exec(text)?.[1];
  return words === undefined ? NaN : rankOf(words.trim());
}

/** How the words beside the numbers of levels run, these being the levels from the lowest on. */
export function glossOrder(
  read: readonly { readonly written: string; readonly level: number }[],
): GlossOrder {
  const told = read
    .map(({ written, level }) => ({ level, rank: glossRank(written) }))
    .filter(({ rank }) => !Number.isNaN(rank));
  return orderOf(
    told,
    read.map(({ level }) => level),
  );
}

/** How the words run that stand beside some of these levels, from the lowest on. */
export function orderOf(told: readonly Told[], levels: readonly number[]): GlossOrder {
  const signs = new Set(
    told.length === 1
      ? [endSign(told[0]!, levels)]
      : told.flatMap((one, at) => told.slice(at + 1).map((other) => signOf(one, other))),
  );
  if (signs.has(1) && signs.has(-1)) return 'both';
  return signs.has(1) ? 'along' : signs.has(-1) ? 'against' : undefined;
}

/** A level, and the rank of the word beside it. */
export interface Told {
  readonly level: number;
  readonly rank: number;
}

function signOf(one: Told, other: Told): number {
  const apart = other.rank - one.rank;
  return Math.abs(apart) < leastApart ? 0 : Math.sign(other.level - one.level) * Math.sign(apart);
}

/** What a single word says: at the lowest level "hardest" runs against it. */
function endSign({ level, rank }: Told, levels: readonly number[]): number {
  const [lowest = NaN, highest = NaN] = [levels[0], levels.at(-1)];
  const end = lowest === highest ? 0 : level === lowest ? -1 : level === highest ? 1 : 0;
  return rank >= 2.75 ? end : rank <= 1.25 ? -end : 0;
}
