import { rankOf } from './phrase';

/** What a column's name says of its values: "1 = hardest", "higher is easier", "hard to easy". */
export interface NameLegend {
  /** The name without what it says so. */
  readonly rest: string;
  /** Numbers with the rank of the word beside each. */
  readonly told: readonly { readonly level: number; readonly rank: number }[];
  /** Whether the higher values are said to be the easier ones, of each time that it is said. */
  readonly easier: readonly boolean[];
}

const ends =
  'easiest|easier|easy|simplest|simpler|simple|hardest|harder|hard|most difficult|more difficult|difficult|trivial|challenging|leicht|schwer|facile|difficile|facil|dificil|легко|сложно|简单|困难';
const soft = /^(?:eas|simpl|trivial|leicht|facil|легко|简单)/;
const is = String.raw`\s*(?:=+>?|:|->?|→|>|\bis\b|\bare\b|\bmeans?\b|\bvalues?\b|\bscores?\b|\bnumbers?\b)*\s*`;
const high = 'higher|highest|high|bigger|biggest|larger|largest|greater|greatest|max(?:imum)?';
const low = 'lower|lowest|low|smaller|smallest|min(?:imum)?';

const bySize = new RegExp(String.raw`\b(${high}|${low})\b${is}(${ends})(?![\p{L}])`, 'gu');
const toSize = new RegExp(
  String.raw`(?<![\p{L}])(${ends})\s*(?:=+>?|:|->|→|\bis\b)\s*(${high}|${low})\b`,
  'gu',
);
const fromTo = new RegExp(
  String.raw`(?<![\p{L}])(${ends})(?:[\s-]*\bto\b[\s-]*|\s*(?:->|→|>|\.\.+|…|–|-)\s*)(${ends})(?![\p{L}])`,
  'gu',
);
const firstOf = new RegExp(String.raw`(?<![\p{L}])(${ends})\s*(?:comes?\s*)?first\b`, 'gu');
const number = String.raw`[+-]?\d+(?:\.\d+)?%?`;
const word = String.raw`\p{L}[\p{L}\p{M}]*(?:[ -]\p{L}[\p{L}\p{M}]*){0,2}?`;
const numberFirst = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])(${number})\s*(?:=+>?|:|-|–|→|\bis\b|\bmeans?\b|\(|\s)\s*(${word})\s*(?=[,;:/|)\]&+\d]|\.\s|\band\b|\bto\b|$|[-–→]+\s*\d)`,
  'gu',
);
const wordFirst = new RegExp(
  String.raw`(?<![\p{L}])(${ends})\s*(?:=+>?|:|→|\bis\b|\()\s*(${number})(?![\p{L}\p{N}])`,
  'gu',
);

/** Words that say how hard something is and not only where on a scale it stands. */
const isEnd = new RegExp(`^(?:very |most |extremely )?(?:${ends})$`, 'u');

/** What the name of a column says of its values; undefined where it says nothing. */
export function nameLegend(name: string): NameLegend | undefined {
  const text = plain(name);
  let rest = text;
  const all = (pattern: RegExp): RegExpMatchArray[] => {
    const found = [...rest.matchAll(pattern)];
    for (const [match] of found) rest = rest.replace(match, ' ');
    return found;
  };
  const easier = [
    ...all(bySize).map(([, size, end]) => isHigh(size!) === soft.test(end!)),
    ...all(toSize).map(([, end, size]) => isHigh(size!) === soft.test(end!)),
    ...all(fromTo).flatMap(([, from, to]) => (soft.test(from!) === soft.test(to!) ? [] : [soft.test(to!)])),
    ...all(firstOf).map(([, end]) => !soft.test(end!)),
  ];
  const told = toldIn(
    all(wordFirst).map(([, end, level]) => [level!, end!]),
    all,
    text,
  );
  if (easier.length === 0 && told.length === 0) return undefined;
  return { rest: rest.replace(/[([{（【][^\p{L}]*[)\]}）】]?\s*$/u, '').trim(), told, easier };
}

type Legend = NameLegend['told'];

function toldIn(
  first: readonly (readonly [string, string])[],
  all: (pattern: RegExp) => RegExpMatchArray[],
  text: string,
): Legend {
  const pairs = [...first, ...all(numberFirst).map(([, level, end]) => [level!, end!.trim()] as const)];
  const told = pairs
    .map(([level, end]) => ({ level: Number(level.replace('%', '')), rank: rankOf(end), end }))
    .filter(({ rank }) => !Number.isNaN(rank));
  const isSaid =
    told.length > 1 || /[=:([→]|\bis\b|\bmeans?\b/.test(text) || told.some(({ end }) => /est$/.test(end));
  return isSaid && told.some(({ end }) => isEnd.test(end))
    ? told.map(({ level, rank }) => ({ level, rank }))
    : [];
}

function isHigh(size: string): boolean {
  return new RegExp(`^(?:${high})$`).test(size);
}

/** A name in lower case, its words parted by blanks and its signs kept. */
function plain(name: string): string {
  return name
    .slice(-longest)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize()
    .replace(/[_\s]+/g, ' ')
    .trim();
}

const longest = 300;

/** A folded name turned about: "difficulty reversed", "inverse pass rate", "1 - difficulty"; `perhaps` where it may mean something else. */
export function turnedBy(words: string): 'surely' | 'perhaps' | undefined {
  if (surely.test(words)) return 'surely';
  return perhaps.test(words) ? 'perhaps' : undefined;
}

const surely =
  /\b(?:revers(?:e|ed|al)|inver(?:se|ted|sion)|flipped|negated|negative|minus|umgekehrte?|invertid[ao]|inversee?|inverso|inversa)(?: of)?(?: the)? ?(?:difficult|hardness|complexity|schwierig|dificul|difficil|levels?\b|ease\b|easiness|pass|solve|success|accuracy|correct|fail|error)|^1 ?-? (?:difficult|hardness|pass|solve|success|accuracy|correct|fail|error)|(?:difficult\w*|hardness|complexity|level|score|rating|rate|index|grade|schwierigkeit\w*|dificuldade|dificultad|difficulte|ease|easiness|accuracy|rank)[ (]+(?:is )?(?:revers(?:e|ed)|inver(?:se|ted)|flipped|negated|umgekehrt|invertid[ao]|inversee?)\b/;
const perhaps =
  /\b(?:rev|inv|neg|anti|non|not|un|opposite|complement\w*)(?: of)?(?: the)? ?(?:difficult|hardness|pass|solve|success)|(?:difficult\w*|hardness|level|score|rating|grade)[ (]+(?:rev|inv|neg|desc|descending|backwards?|order|opposite)\)?$/;
