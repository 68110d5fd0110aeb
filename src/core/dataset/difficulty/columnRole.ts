import { difficultyName } from './difficultyNames';
import { columnWords, easierBy, measureOfEase } from './direction';
import { nameLegend } from './nameLegend';

/** What a column with levels is by its name, its numbers and the names beside it. */
export type ColumnRole =
  /** A difficulty; the lower the strength, the sooner it is the primary one. */
  | { readonly role: 'difficulty'; readonly strength: number }
  /** Something else, as far as can be told; in words that go on from "probably". */
  | { readonly role: 'other'; readonly probably: string }
  /** Nothing that its name speaks of. */
  | { readonly role: 'none' };

const scaleNames =
  /\b(?:blooms?|dok|depth of knowledge|cefr|jlpt|hsk|topik|lexile|kyu|kata rank|reading ease|flesch)\b/;
/** The name of a mark that a question has or has not. */
const markName = /^(?:(?:is|was|very|too|so) )*(?:hard|challenging|easy)$/;
const levelName =
  /(?:^|\b)(?:levels?|lvl|tier|niveau|nivel|livello|poziom|seviyesi|seviye|derecesi|stufe|уровень|等级|等級|级别|レベル|레벨|مستوى)$/;
const gradeName = /\bgrades?(?: (?:level|band|range))?$/;
const ratingName = /\b(?:rating|elo)$/;

const failureName =
  /\b(?:fail(?:ure|ed|ing|s)?|error|miss|wrong|incorrect) ?(?:rate|ratio|pct|percent(?:age)?|share)$/;

const person =
  /\b(?:education|educational|users?|authors?|writers?|students?|persons?|people|players?|respondents?|readers?|speakers?|annotators?|workers?|learners?|raters?|reviewers?|employees?|teachers?|experience|seniority|proficiency|white|black|opponent|model|agent|english)\b/;
const ofAnswers =
  /\b(?:chosen|rejected|answers?|responses?|outputs?|completions?|generations?|quality|helpful\w*|overall|reviews?|judge|rewards?|scores?|toxic\w*|harm\w*|safety|preference|satisfaction|fluency|relevance|coherence|correctness|honesty|truthful\w*|annotation|movie|book|product|restaurant|customer)\b/;
/** What stands before "level", "grade", "rating" or "elo" where it is the difficulty of what is asked. */
const ofQuestion =
  /^(?:(?:questions?|problems?|reading|text|school|item|task|puzzle|exam|test|exercise|cognitive|skill|language|challenge|kata|kanji|vocab\w*|target|course|academic|cf|codeforces|atcoder|contest|clist|lichess|usaco|leetcode|math|meta|metadata|data|extra info|info|grade|level|the|my|average|mean|median|estimated|est|predicted|final|original|human|llm|gpt|difficulty) ?)*$/;

const reviewBeside =
  /\b(?:reviews?|business|product|asin|restaurant|movie|helpful|verified|hotel|useful|funny)\b/;
const essayBeside = /\b(?:essays?|submission|student answer|feedback|rater\d?|domain\d? score|rubric)\b/;
const asksBeside =
  /\b(?:questions?|problems?|prompts?|puzzles?|fen|tasks?|exercises?|items?|instructions?|query|stem|statement|moves)\b/;
const pairBeside = /\b(?:chosen|rejected|model a|model b|winner)\b/;
/** What answers are rated by beside their complexity: HelpSteer. */
const answerBeside = /\b(?:helpful\w*|coherence|verbosity)\b/;
const trainingBeside =
  /\b(?:reward|rewards|loss|epoch|advantages?|policy|rollouts?|kl|learning rate|lr|completion|completions)\b/;

/**
 * What a column is by its name: the difficulty of what is asked, or a rating of something else: the answers, a review, a person, a training.
 * `numbers` are its levels where these are numbers.
 */
export function roleOfColumn(
  written: string,
  numbers: readonly number[] | undefined,
  besides: readonly string[],
): ColumnRole {
  const legend = nameLegend(written);
  const path = legend?.rest ?? written;
  const words = columnWords(path);
  const last = columnWords(path.slice(path.lastIndexOf('.') + 1));
  const beside = (pattern: RegExp): boolean => besides.some((name) => pattern.test(columnWords(name)));
  if (/\bcomplexity$/.test(words) && beside(answerBeside)) return other('a rating of the answer');
  if (difficultyName.test(words)) return { role: 'difficulty', strength: /complexity/.test(words) ? 2 : 0 };
  if (markName.test(last))
    return isMark(numbers) ? { role: 'difficulty', strength: 6 } : other('a number of something');
  if (scaleNames.test(last)) return { role: 'difficulty', strength: 1 };
  if (legend) return { role: 'difficulty', strength: 2 };
  if (failureName.test(last)) return failureRole(last.replace(failureName, ''), numbers);
  const easier = easierBy(last);
  if (easier !== undefined) return shareRole(last, easier, numbers);
  if (levelName.test(last)) return rated(last.replace(levelName, ''), 'level', 3);
  if (gradeName.test(last)) {
    if (beside(essayBeside)) return other('the grade that a text was given');
    return rated(last.replace(gradeName, ''), 'grade', 4);
  }
  if (ratingName.test(last)) return ratingRole(last, numbers, beside);
  if (/\bstars?$/.test(last))
    return beside(reviewBeside) || !beside(asksBeside)
      ? other('the stars of a review')
      : { role: 'difficulty', strength: 6 };
  if (/\bsteps$/.test(last)) return stepsRole(last, numbers, beside);
  return { role: 'none' };
}

/** Whether numbers are marks: 1 where something is so, 0 where it is not. */
function isMark(numbers: readonly number[] | undefined): boolean {
  return numbers === undefined || numbers.every((one) => one === 0 || one === 1);
}

function other(probably: string): ColumnRole {
  return { role: 'other', probably };
}

function rated(of: string, what: string, strength: number): ColumnRole {
  const owner = of.trim();
  if (ofAnswers.test(owner)) return other(`a ${what} of the ${owner}`);
  if (person.test(owner)) return other(`the ${owner} ${what} of a person`);
  return ofQuestion.test(owner)
    ? { role: 'difficulty', strength }
    : other(`a ${what} of something else (${owner})`);
}

function ratingRole(
  last: string,
  numbers: readonly number[] | undefined,
  beside: (pattern: RegExp) => boolean,
): ColumnRole {
  const owner = last.replace(ratingName, '').trim();
  const isHigh = numbers !== undefined && numbers.every((level) => level >= 100 || level <= 0);
  if (ofAnswers.test(owner)) return other(`a rating of the ${owner}`);
  if (person.test(owner)) return other(`a rating that a ${owner} has or gave`);
  if (beside(pairBeside) || beside(reviewBeside)) return other('a rating of answers or of a review');
  if (isHigh && ofQuestion.test(owner)) return { role: 'difficulty', strength: 5 };
  return other('a rating of quality');
}

/** Shares of failure say how hard a question is where they are of it: a word error rate is of answers. */
function failureRole(of: string, numbers: readonly number[] | undefined): ColumnRole {
  const isShare = numbers !== undefined && numbers.every((level) => level >= 0 && level <= 100);
  return isShare && ofQuestion.test(of.trim())
    ? { role: 'difficulty', strength: 7 }
    : other('a share of failures, perhaps of something else');
}

function stepsRole(
  last: string,
  numbers: readonly number[] | undefined,
  beside: (pattern: RegExp) => boolean,
): ColumnRole {
  const isFar = numbers !== undefined && numbers.some((level) => level > 100);
  if (
    /\b(?:train\w*|global|max|warmup)\b/.test(last) ||
    isFar ||
    (beside(trainingBeside) && last === 'steps')
  )
    return other('the steps of a training');
  return { role: 'difficulty', strength: 8 };
}

/** Shares of success say how hard a question is where they are of it; an accuracy or a rate of winning may be of anything. */
function shareRole(last: string, what: string, numbers: readonly number[] | undefined): ColumnRole {
  const isOfModels =
    what !== measureOfEase &&
    /\b(?:accuracy|acc|win\w*|reward|score|average|avg|mean|correct|num|count)\b/.test(last);
  const isShare = numbers !== undefined && numbers.every((level) => level >= 0 && level <= 100);
  return isShare && !isOfModels
    ? { role: 'difficulty', strength: 7 }
    : other(`${what}, perhaps of something else`);
}
