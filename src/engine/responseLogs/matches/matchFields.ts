/** Which field of a log of matches says what. */
export interface MatchFields {
  readonly first: string;
  readonly second: string;
  /** Who won, or the points of `first`; absent where `first` is always the winner. */
  readonly result?: string;
  readonly period?: string;
  /** How many games a record stands for. */
  readonly count?: string;
}

/** Pairs of names that belong together, the winner first where there is one. */
const sides: readonly (readonly [RegExp, RegExp])[] = [
  [/^winner([ _]?(id|name))?$/, /^loser([ _]?(id|name))?$/],
  [/^white([ _]?(id|name|player))?$/, /^black([ _]?(id|name|player))?$/],
  [/^(player|team|model|competitor)[ _]?(a|1|one)$/, /^(player|team|model|competitor)[ _]?(b|2|two)$/],
  [/^home([ _]?team)?$/, /^away([ _]?team)?$/],
  [
    /^(player|team|model|competitor|solver|user|first)([ _]?(id|name))?$/,
    /^(opponent|problem|puzzle|second)([ _]?(id|name))?$/,
  ],
];
const resultName = /^(result|score|outcome|points|winner|won|win)$/;
const periodName = /^(rating[ _]?)?(period|season|month|week|round|event|tournament|date|day|year)$/;
const countName = /^(count|games|n)$/;

/** Finds out which field says what, by name and by what the user says; undefined where two players and a result are not there. */
export function matchFieldsOf(
  names: readonly string[],
  given: Partial<MatchFields> = {},
): MatchFields | undefined {
  const named = (pattern: RegExp, but: readonly (string | undefined)[] = []): string | undefined =>
    names.find((name) => pattern.test(name.trim().toLowerCase()) && !but.includes(name));
  const pair = sides.map(([one, other]) => [named(one), named(other)]).find((both) => both.every(Boolean));
  const first = given.first ?? pair?.[0];
  const second = given.second ?? pair?.[1];
  if (first === undefined || second === undefined || first === second) return undefined;
  const decided = pair?.[0] === first && sides[0]![0].test(first.trim().toLowerCase());
  const result = given.result ?? (decided ? undefined : named(resultName, [first, second]));
  if (result === undefined && !decided) return undefined;
  const optional = {
    result,
    period: given.period ?? named(periodName),
    count: given.count ?? named(countName),
  };
  const present = Object.entries(optional).filter(([, name]) => name !== undefined);
  return { first, second, ...(Object.fromEntries(present) as Partial<MatchFields>) };
}
