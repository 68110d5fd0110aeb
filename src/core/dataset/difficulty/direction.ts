import { folded } from './folded';

/** What is known of which end of a column is hard. */
export interface FoundDirection {
  readonly easier: boolean;
  readonly grade: 'certain' | 'likely' | 'unsure';
  /** Why, as words that go on from "higher is harder" or "higher is easier". */
  readonly why: string;
  /** What its values may be where that is not told, as words that go on from these. */
  readonly open?: string;
}

const rate = '(?:rates?|ratios?|pct|percent(?:age)?|prob(?:ability)?|share|proportion|fraction)';
const success =
  '(?:pass(?:ed|ing)?|sol(?:ve|ved|ution)|success|win(?:ning)?|correct(?:ness)?|accept(?:ance|ed)?|ac|hit|completion)';

/** Names of what is the higher the easier it is, with what they are. */
const easierNames: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\b${success} ?${rate}\\b`), 'a share of those who succeed'],
  [
    new RegExp(`\\b${rate} ?(?:of )?(?:correct|right|solved|passed|successful)\\b`),
    'a share of those who succeed',
  ],
  [/\bpass ?(?:@|at) ?\d+\b|\bpass ?k\b/, 'a share of those who succeed'],
  [/\b(?:accuracy|acc)\b/, 'an accuracy'],
  [/\bacceptance\b/, 'a share of those who succeed'],
  [/\bp ?values?\b|\bp ?\+(?= |$)|\bp plus\b|\bfacility\b/, 'the share of right answers'],
  [/\b(?:eas(?:e|iness))\b|\bflesch\b(?!.*\bgrade\b)/, 'a measure of ease'],
  [/^(?:(?:is|was|very|too|so) )*easy$/, 'a mark of what is easy'],
  [/\b(?:mean|avg|average) (?:reward|score|correct)\b/, 'a mean of scores'],
  [
    /\b(?:num|n|count|times|number of)? ?(?:passed|solved|correct) ?(?:count|num|times)?$/,
    'a count of successes',
  ],
];

/** Names of what fails, misses or is wrong: the higher the harder. */
const harderName = /\b(?:fail\w*|error|errors|wrong|incorrect|miss(?:es|ed)?|unsolved|not solved)\b/;

/** Names of what may count from either end. */
const rankName = /\b(?:rank(?:ing|s)?|div(?:ision)?|priority)\b/;

/** Ranks that count down: 1 kyu and N1 are the hardest. */
const countsDown = /\b(?:kyu|jlpt)\b/;

const ambiguousName =
  /difficult|schwierig|dificul|difficil|сложност|трудност|难度|難度|难易|難易|난이도|صعوبة/;

/** What is known of the direction of ranks: nothing. */
export const rankDirection: FoundDirection = {
  easier: false,
  grade: 'unsure',
  why: 'a rank may count from either end',
  open: 'may be ranks of which the first is the hardest or the easiest',
};

const itemStatistics = /^(?:discrimination|disc|point ?biserial|rpb|r ?pbis|item ?total|rit|alpha if)/;

/** The name of a column, folded, `solveRate` and `solve_rate` being two words. */
export function columnWords(path: string): string {
  return folded(path.replaceAll(/[.-]/g, ' ').slice(-300));
}

/** What a name says of what is the higher the easier; undefined where it says nothing. */
export function easierBy(path: string): string | undefined {
  const words = columnWords(path);
  return harderName.test(words) ? undefined : easierNames.find(([name]) => name.test(words))?.[1];
}

/**
 * Which end of a column is hard, by its name, its numbers (NaN left out; undefined where its levels are words) and the names beside it.
 * Unsure where it is called a difficulty and its numbers are shares: of right answers, or of wrong ones.
 */
export function directionOf(
  path: string,
  levels: readonly number[] | undefined,
  { isPercent = false, beside = [] }: { isPercent?: boolean; beside?: readonly string[] } = {},
): FoundDirection {
  const easier = easierBy(path);
  if (easier !== undefined) return { easier: true, grade: 'likely', why: `by its name ${easier}` };
  const words = columnWords(path);
  if (levels && countsDown.test(words) && levels.every((level) => level > 0))
    return { easier: true, grade: 'likely', why: 'by its name a rank of which 1 is the hardest' };
  if (!levels || harderName.test(words))
    return { easier: false, grade: 'certain', why: 'as levels are counted' };
  if (rankName.test(words) && levels.length > 0 && levels.every((level) => level >= 0)) return rankDirection;
  const isCalled = ambiguousName.test(words);
  const isTable = beside.some((name) => itemStatistics.test(columnWords(name)));
  const shares = isPercent || areShares(levels) || (isTable && arePercentages(levels));
  if (shares && isCalled)
    return {
      easier: false,
      grade: 'unsure',
      why: 'a share may be of right answers or of wrong ones',
      open: 'may be shares of right answers or of wrong ones',
    };
  if (shares || (isCalled && arePercentages(levels)))
    return {
      easier: false,
      grade: 'likely',
      why: 'as difficulties are counted, but a share of right answers would run the other way',
    };
  return { easier: false, grade: 'certain', why: 'as levels are counted' };
}

function areShares(levels: readonly number[]): boolean {
  return levels.every((level) => level >= 0 && level <= 1) && levels.some((level) => level > 0 && level < 1);
}

function arePercentages(levels: readonly number[]): boolean {
  return levels.every((level) => level >= 0 && level <= 100) && levels.some((level) => level > 20);
}
