import { plainName } from '../sampling/fieldNames';

/** Which field of a log of matches says what. */
export interface MatchFields {
  readonly first: string;
  readonly second: string;
  /** Who won, or the points of `first`; absent where `first` is always the winner, or other fields say who won. */
  readonly result?: string;
  readonly period?: string;
  /** How many games a record stands for. */
  readonly count?: string;
  /** The goals or points of each, where no field says who won. */
  readonly goals?: readonly [first: string, second: string];
  /** The places that both took, the lower the better, where no field says who won. */
  readonly places?: readonly [first: string, second: string];
  /** Fields that are 1 where the first won, the second won, or neither. */
  readonly winners?: readonly [first: string, second: string, tie: string];
  /** Whether the first plays at home. */
  readonly isHome?: true;
  /** The field that says that nobody plays at home. */
  readonly neutral?: string;
}

/** What the user may name. */
export type GivenMatchFields = Partial<Pick<MatchFields, 'first' | 'second' | 'result' | 'period' | 'count'>>;

type Pair = readonly [RegExp, RegExp];

/** Pairs of names that belong together, the winner first where there is one. */
const sides: readonly Pair[] = [
  [/^winner(_?(id|name))?$/, /^loser(_?(id|name))?$/],
  [/^white(_?(id|name|player|username))?$/, /^black(_?(id|name|player|username))?$/],
  [
    /^(player|team|model|competitor|generator|side)_?(a|1|one)(_name)?$/,
    /^(player|team|model|competitor|generator|side)_?(b|2|two)(_name)?$/,
  ],
  [
    /^(home|heim)(_?(team|club|name|mannschaft))?$/,
    /^(away|visitor|gast|guest)(_?(team|club|name|mannschaft))?$/,
  ],
  [
    /^(player|team|model|competitor|solver|user|first)(_?(id|name))?$/,
    /^(opponent|problem|puzzle|second)(_?(id|name))?$/,
  ],
];
const home = sides[3]!;
const goals: readonly Pair[] = [
  [/^fthg$|^hg$/, /^ftag$|^ag$/],
  [
    /^home_?(team_?)?(goals?|score|points|runs|pts)$/,
    /^(away|visitor)_?(team_?)?(goals?|score|points|runs|pts)$/,
  ],
  [/^(goals|score|points|pts)_?home$/, /^(goals|score|points|pts)_?away$/],
  [/^(score|points|goals)_?(a|1|one)$/, /^(score|points|goals)_?(b|2|two)$/],
  [/^(player|team|model)_?(a|1)_(score|points|goals)$/, /^(player|team|model)_?(b|2)_(score|points|goals)$/],
];
const places: readonly Pair[] = [
  [
    /^(rank|place|placement|position|rang|platz)_?(a|1|one)$/,
    /^(rank|place|placement|position|rang|platz)_?(b|2|two)$/,
  ],
  [
    /^(player|team|model)_?(a|1|one)_(rank|place|placement|position)$/,
    /^(player|team|model)_?(b|2|two)_(rank|place|placement|position)$/,
  ],
];
const winners = [
  /^winner_(model|player|team)_?(a|1)$/,
  /^winner_(model|player|team)_?(b|2)$/,
  /^winner_(tie|draw)$/,
];
const resultNames = [
  /^(result|outcome)$/,
  /^(ftr|res)$/,
  /^(winner|won|win|preference|verdict)$/,
  /^(score|points)$/,
];
const periodName = /^(rating_?)?(period|season|month|week|round|event|tournament|date|day|year)$/;
const countName = /^(count|games|n)$/;
const neutralName = /^(is_)?neutral(_?(site|ground|venue|field))?$/;

/** What a log of matches must have, in words. */
export const matchRoles =
  'two players (white and black, home and away, player_a and player_b, model_a and model_b, winner and loser, or player and opponent) and a result (such as result, winner, score, the goals of both, or winner_model_a, winner_model_b and winner_tie)';

/** Finds out which field says what, by name and by what the user says; undefined where two players and a result are not there. */
export function matchFieldsOf(
  names: readonly string[],
  given: GivenMatchFields = {},
): MatchFields | undefined {
  const named = (pattern: RegExp, but: readonly (string | undefined)[] = []): string | undefined =>
    names.find((name) => pattern.test(plainName(name)) && !but.includes(name));
  const both = ([one, other]: Pair): [string, string] | undefined => {
    const [first, second] = [named(one), named(other)];
    return first !== undefined && second !== undefined ? [first, second] : undefined;
  };
  const pair = sides.map(both).find((found) => found !== undefined);
  const first = given.first ?? pair?.[0];
  const second = given.second ?? pair?.[1];
  if (first === undefined || second === undefined || first === second) return undefined;
  const decided = pair?.[0] === first && sides[0]![0].test(plainName(first));
  const players = [first, second];
  const oneHot = winners.map((pattern) => named(pattern, players));
  const scores = goals.map(both).find((found) => found !== undefined);
  const isOneHot = oneHot.every((name) => name !== undefined);
  const told =
    given.result ??
    (decided || isOneHot ? undefined : resultNames.map((one) => named(one, players)).find(Boolean));
  const placed = scores ? undefined : places.map(both).find((found) => found !== undefined);
  const isTold = told !== undefined || decided || isOneHot;
  if (!isTold && !scores && !placed) return undefined;
  return {
    ...{ first, second },
    ...without({
      result: told,
      period: given.period ?? named(periodName, players),
      count: given.count ?? named(countName, players),
      winners: told === undefined && isOneHot ? (oneHot as [string, string, string]) : undefined,
      goals: isTold ? undefined : scores,
      places: isTold ? undefined : placed,
      isHome: home[0].test(plainName(first)) ? (true as const) : undefined,
      neutral: named(neutralName, players),
    }),
  };
}

/** What is there. */
function without<T extends object>(optional: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const present = Object.entries(optional).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
