import { amountOf, commaAmountOf, percentOf, shareOutOf } from './amount';
import { hoursOf } from './durations';
import { withoutGloss } from './folded';
import { cefrOf, jlptOf, kyuOf } from './languageLevels';
import { isMonth } from './months';
import { rankOf } from './phrase';
import { schoolYearOf } from './schoolLevels';
import { starsOf } from './stars';

/** Reads a level: by its folded text, and as it was written. NaN where the text stands on another scale. */
type Reader = (text: string, written: string) => number;

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

const bloomVerbs = [
  /^(?:remember(?:ing)?|knowledge|recall)$/,
  /^(?:understand(?:ing)?|comprehension|comprehend(?:ing)?)$/,
  /^(?:apply(?:ing)?|application)$/,
  /^(?:analy[sz](?:e|ing)|analysis)$/,
  /^(?:evaluat(?:e|ing)|synthesis|synthesi[sz](?:e|ing))$/,
  /^(?:creat(?:e|ing)|evaluation)$/,
];

const metals = ['iron', 'bronze', 'silver', 'gold', 'platinum', 'emerald', 'diamond', 'ruby', 'master'];

const contests = ['amc8', 'amc10', 'amc12', 'aime', 'usajmo', 'usamo', 'imo'];

const luogu = [
  ['入门', '入門'],
  ['普及-'],
  ['普及/提高-'],
  ['普及+/提高'],
  ['提高+/省选-'],
  ['省选/noi-'],
  ['noi/noi+/ctsc', 'noi/noi+/cts'],
];

const seniorities = ['intern', 'junior', 'mid', 'senior', 'lead', 'principal'];

const known =
  /^(?:(?:grade|level|lvl|class|year|tier|stage|step|bloom|blooms|bloom's|dok|difficulty|rating|points?|l|g|d|stufe|niveau|nivel|уровень|레벨|レベル|难度|等级|級|级)[\s.:#-]*)+(\d+(?:\.\d+)?)(.*)$/;
const glossed = /^([+-]?\d+(?:\.\d+)?)(.*)$/;
/** What may stand behind a number and does not change it: "4 (hard)", "2 - Skill/Concept", "1.4 Easy", "1级". */
const gloss =
  /^(?:\s*(?:级|級|급|점|points?|pts?))?(?:\s*[-:.)–]\s*\p{L}[\p{L}\s/,'&-]*|\s+[([（【]?\p{L}[\p{L}\s/,'&-]*[)\]）】]?|\s*[([（【]\p{L}[\p{L}\s/,'&-]*[)\]）】])?$/u;

/** A letter that counts by itself: "2 A" is no 2. */
const letter = /^[\s\-:.)–([]*[a-z][)\]]?$/;

function numberedOf(text: string): number {
  const [, number, behind = ''] = known.exec(text) ?? glossed.exec(text) ?? [];
  return number !== undefined && gloss.test(behind) && !isMonth(behind) && !letter.test(behind)
    ? Number(number)
    : NaN;
}

function placeIn(list: readonly string[], text: string): number {
  const at = list.indexOf(text);
  return at < 0 ? NaN : at + 1;
}

function lexileOf(text: string): number {
  const code = /^(br|ad|nc|hl|ig|gn|np)?\s?(\d{1,2},?\d{3}|\d{1,3})\s?l$/.exec(text);
  return code ? (code[1] === 'br' ? -1 : 1) * Number(code[2]!.replace(',', '')) : NaN;
}

function bloomOf(text: string): number {
  const verb = withoutGloss(text).replace(/^(?:level\s*)?\d\s*[.:-]\s*/, '');
  const at = bloomVerbs.findIndex((pattern) => pattern.test(verb));
  return at < 0 ? NaN : at + 1;
}

/** A metal, the lower the division within it the harder: Bronze V is the first, as on solved.ac. */
function metalOf(text: string): number {
  const [, metal = '', division] = /^(\p{L}+)[\s-]*([ivx]+|[1-5])?$/u.exec(text) ?? [];
  const at = metals.indexOf(metal);
  if (at < 0) return NaN;
  const number = division === undefined ? 0 : romans.indexOf(division) + 1 || Number(division);
  return at + 1 + (division === undefined ? 0 : (6 - number) / 10);
}

/** A problem of a contest, Division 4 being the easiest and A the first problem of each: "Div2 A" is 3.1, as on Codeforces. */
function divisionOf(text: string): number {
  const [, division, problem = ''] =
    /^div(?:ision)?[\s.-]*([1-4])[\s,.:/#-]*(?:problem )?([a-i])\d?$/.exec(text) ?? [];
  return division === undefined ? NaN : 5 - Number(division) + ('abcdefghi'.indexOf(problem) + 1) / 10;
}

/** Every scale whose levels are known, those that say most of themselves first. */
export const scales = {
  number: amountOf,
  'decimal comma': commaAmountOf,
  percent: percentOf,
  'counts out of different wholes': shareOutOf,
  CEFR: cefrOf,
  JLPT: jlptOf,
  'kyu and dan': kyuOf,
  stars: (_, written) => starsOf(written),
  Lexile: lexileOf,
  Bloom: bloomOf,
  roman: (text) => placeIn(romans, text.replace(/^(?:level|grade|class|tier|stage)[\s.:-]*/, '')),
  metals: metalOf,
  divisions: divisionOf,
  contests: (text) => placeIn(contests, text.replace(/[\s-]/g, '')),
  Luogu: (text) => {
    const at = luogu.findIndex((names) => names.includes(text));
    return at < 0 ? NaN : at + 1;
  },
  words: (text) => rankOf(text),
  numbered: numberedOf,
  'school years': (text) => schoolYearOf(text),
  durations: hoursOf,
  'yes and no': (text) => (/^(?:true|yes)$/.test(text) ? 1 : /^(?:false|no)$/.test(text) ? 0 : NaN),
  seniority: (text) => placeIn(seniorities, text.replace(/[\s-]*level$/, '')),
} as const satisfies Readonly<Record<string, Reader>>;

/** The name of a known scale. */
export type ScaleName = keyof typeof scales;

/** The names of the known scales. */
export const scaleNames = Object.keys(scales) as readonly ScaleName[];
