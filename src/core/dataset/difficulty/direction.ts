import { difficultyName } from './difficultyNames';
import { folded } from './folded';
import { orderOf, type GlossOrder } from './glossOrder';
import { nameLegend, turnedBy, type NameLegend } from './nameLegend';

/** What is known of which end of a column is hard. */
export interface FoundDirection {
  readonly easier: boolean;
  readonly grade: 'certain' | 'likely' | 'unsure';
  /** Why, as words that go on from "higher is harder" or "higher is easier". */
  readonly why: string;
  /** What its values may be where that is not told, as words that go on from these. */
  readonly open?: string;
  /** Whether the name says it of its values: "1 = hardest". */
  readonly isStated?: boolean;
}

/** What is known of the numbers of a column beside themselves. */
export interface Besides {
  readonly isPercent?: boolean;
  /** What they are counted out of, where every one is written so: 8 for "3/8". */
  readonly wholes?: ReadonlySet<number>;
  /** The names of the other columns. */
  readonly beside?: readonly string[];
}

const rate = '(?:rates?|ratios?|pct|percent(?:age)?|prob(?:ability)?|share|proportion|fraction)';
const success =
  '(?:pass(?:ed|ing)?|sol(?:ve|ved|ution)|success|win(?:ning)?|correct(?:ness)?|accept(?:ance|ed)?|ac|hit|completion)';

/** What a column is that says how easy something is. */
export const measureOfEase = 'a measure of ease';

/** What a column is that says how many succeed. */
export const shareOfSuccess = 'a share of those who succeed';

/** Names of what is the higher the easier it is, with what they are. */
const easierNames: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\b${success} ?${rate}\\b`), shareOfSuccess],
  [new RegExp(`\\b${rate} ?(?:of )?(?:correct|right|solved|passed|successful)\\b`), shareOfSuccess],
  [/\bpass ?(?:@|at) ?\d+\b|\bpass ?k\b/, shareOfSuccess],
  [/\b(?:accuracy|acc)\b/, 'an accuracy'],
  [/\bacceptance\b/, shareOfSuccess],
  [/\bp ?values?\b|\bp ?\+(?= |$)|\bp plus\b|\bfacility\b/, 'the share of right answers'],
  [
    /\b(?:eas(?:e|iness)|simplicity|leichtigkeit|einfachheit|facilidad|facilidade|facilita|facilite)\b|\beasy (?:level|score|rating|index)$|\bflesch\b(?!.*\bgrade\b)/,
    measureOfEase,
  ],
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
  besides: Besides = {},
): FoundDirection {
  const legend = nameLegend(path);
  const rest = legend?.rest ?? path;
  const own = turned(rest, levels, plainDirection(rest, levels, besides));
  if (!legend || !levels) return own;
  return stated(legendOrder(legend, levels), own);
}

function legendOrder({ easier, told }: NameLegend, levels: readonly number[]): GlossOrder {
  const orders = new Set([
    ...easier.map((isEasier): GlossOrder => (isEasier ? 'against' : 'along')),
    orderOf(told, levels),
  ]);
  orders.delete(undefined);
  return orders.size > 1 ? 'both' : [...orders][0];
}

/** What is known where a name says how its values run. */
function stated(order: GlossOrder, own: FoundDirection): FoundDirection {
  if (order === undefined) return own;
  if (order === 'both' || (order === 'along' && own.easier && own.grade !== 'unsure')) return contradiction;
  return order === 'against'
    ? { easier: true, grade: 'likely', why: 'as its name says of its values', isStated: true }
    : { easier: false, grade: 'certain', why: 'as its name says of its values', isStated: true };
}

const contradiction: FoundDirection = {
  easier: false,
  grade: 'unsure',
  why: 'its name says two things of its values',
  open: 'have a name that says two things of them',
};

/** A direction turned about where the name says so: "difficulty reversed". */
function turned(path: string, levels: readonly number[] | undefined, own: FoundDirection): FoundDirection {
  const how = turnedBy(columnWords(path));
  if (how === undefined || own.grade === 'unsure' || (!levels && how === 'perhaps')) return own;
  if (!levels || how === 'perhaps')
    return {
      easier: false,
      grade: 'unsure',
      why: 'its name may say that it runs the other way',
      open: 'have a name that may say that they run the other way',
    };
  return { easier: !own.easier, grade: 'likely', why: 'by its name turned about' };
}

function plainDirection(
  path: string,
  levels: readonly number[] | undefined,
  { isPercent = false, beside = [], wholes }: Besides,
): FoundDirection {
  const easier = easierBy(path);
  if (easier !== undefined) return { easier: true, grade: 'likely', why: `by its name ${easier}` };
  const words = columnWords(path);
  if (levels && countsDown.test(words) && levels.every((level) => level > 0))
    return { easier: true, grade: 'likely', why: 'by its name a rank of which 1 is the hardest' };
  if (!levels || harderName.test(words))
    return { easier: false, grade: 'certain', why: 'as levels are counted' };
  if (rankName.test(words) && levels.length > 0 && levels.every((level) => level >= 0)) return rankDirection;
  const isCalled = difficultyName.test(words);
  const isTable = beside.some((name) => itemStatistics.test(columnWords(name)));
  if (wholes && isRating(levels, wholes))
    return { easier: false, grade: 'likely', why: 'as points out of a whole are counted' };
  const shares =
    isPercent || wholes !== undefined || areShares(levels) || (isTable && arePercentages(levels));
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

/** What ratings are given out of. Tries are made in powers of two as a rule. */
const ratedOutOf: ReadonlySet<number> = new Set([3, 5, 6, 7, 9, 10, 100]);

/** Whether counts out of a whole are points of a scale that begins with 1, and not tries of which none may have been right. */
function isRating(counts: readonly number[], wholes: ReadonlySet<number>): boolean {
  const [whole = NaN] = wholes;
  return wholes.size === 1 && ratedOutOf.has(whole) && !counts.includes(0);
}

function areShares(levels: readonly number[]): boolean {
  return levels.every((level) => level >= 0 && level <= 1) && levels.some((level) => level > 0 && level < 1);
}

function arePercentages(levels: readonly number[]): boolean {
  return levels.every((level) => level >= 0 && level <= 100) && levels.some((level) => level > 20);
}
