import type { Detection } from '../../../core/detection/detection';
import { answerOf, numberOf, quoted } from '../reading/answer';

/** The first rows of a table, and its columns. */
export interface WideTable {
  readonly columns: readonly string[];
  readonly body: readonly (readonly string[])[];
  readonly header: boolean;
}

/** The columns that hold answers, and what was found out about the others. */
export interface AnswerColumnsFound {
  readonly answers: readonly number[];
  readonly detections: readonly Detection[];
}

/** Names of what is known of a person besides the answers. */
const traits =
  /^(is_?)?(gender|sex|female|male|woman|man|girl|boy|treat(ed|ment)?|treatment_?group|arm|group|control|condition|cond|race|ethnic(ity)?|black|white|hispanic|asian|minority|ses|ell|esl|iep|frl|sped|native(_?speaker)?|age(_?group)?|class|classroom|section|school|site|cohort|wave|year|grade|married|urban|rural|income|educ(ation)?|smoker|consent|attention(_?check)?|pre_?test|post_?test)$/;
/** Names of what is made of the answers. */
const totals =
  /^(.*_)?(total|sum|percent(age)?|pct|%|mean|average|avg|final|overall|proportion|prop_?correct|share|raw_?score|score|points|rank|pass(ed)?|accuracy|acc)(_.*)?$/;

/** The columns that hold answers among these: traits and totals are left aside where other columns are named alike, and asked about where not. */
export function answerColumns(table: WideTable, among: readonly number[]): AnswerColumnsFound {
  const holding = among.filter((at) => holdsScores(table, at, answerOf));
  const family = familyOf(table, among);
  // A column of other scores belongs to the table where it is named as those with answers: the 2 of 0, 1, 2 is no answer alone.
  const answering = new Set(holding);
  const scored = [...family].filter((at) => !answering.has(at) && holdsScores(table, at, numberOf));
  const all = [...holding, ...scored].sort((one, other) => one - other);
  if (!table.header) return { answers: all, detections: [] };
  const isSum = sumsOf(table, all);
  const summed = all.filter((at) => !family.has(at) && isSum(at));
  const isSummed = new Set(summed);
  const named = all.filter((at) => !family.has(at) && !isSummed.has(at) && isAsideName(table.columns[at]!));
  const isFamily = family.size >= 3 && 2 * family.size >= all.length - summed.length - named.length;
  const aside = new Set([...summed, ...(isFamily ? named : [])]);
  const answers = all.filter((at) => !aside.has(at));
  const name = (at: number): string => table.columns[at]!;
  return {
    answers,
    detections: [
      ...(aside.size > 0 ? [leftAside([...aside].map(name), answers.map(name))] : []),
      ...(!isFamily && named.length > 0 ? [asked(named.map(name), answers.map(name), named.map(name))] : []),
    ],
  };
}

function isAsideName(name: string): boolean {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_');
  return traits.test(plain) || totals.test(plain);
}

/** Most of what stands in the column is a score; an empty column is one that nobody answered. */
export function holdsScores(
  { body }: WideTable,
  column: number,
  read: (cell: string) => number | undefined,
): boolean {
  let cells = 0;
  let wrong = 0;
  for (const row of body)
    if (column < row.length) {
      cells++;
      if (read(row[column]!) === undefined) wrong++;
    }
  return wrong * 2 < cells || cells === 0;
}

/** The columns that are named alike but for a number, the most that are: Q1, Q2, Q3. */
function familyOf({ columns, header }: WideTable, among: readonly number[]): Set<number> {
  const families = new Map<string, number[]>();
  if (header)
    for (const at of among) {
      const stem = /^(.*?)\d/.exec(columns[at]!.trim().toLowerCase())?.[1];
      if (stem === undefined) continue;
      const known = families.get(stem);
      if (known) known.push(at);
      else families.set(stem, [at]);
    }
  const [largest] = [...families.values()].sort((one, other) => other.length - one.length);
  return new Set(largest ?? []);
}

/** Tells whether a column is the sum of the others among these, or their mean, in every row. */
function sumsOf({ body }: WideTable, all: readonly number[]): (column: number) => boolean {
  const known = (score: number | undefined): score is number => score !== undefined && !Number.isNaN(score);
  const rows = body.map((row) => {
    let [sum, count] = [0, 0];
    for (const at of all) {
      const score = numberOf(row[at]);
      if (!known(score)) continue;
      sum += score;
      count++;
    }
    return { row, sum, count };
  });
  return (column) => {
    const others = rows.map(({ row, sum, count }) => {
      const own = numberOf(row[column]);
      return known(own) ? { own, sum: sum - own, count: count - 1 } : { own: NaN, sum, count };
    });
    const differs = new Set(others.map(({ own }) => own)).size > 2;
    const is = (made: (of: (typeof others)[number]) => number): boolean =>
      others.every((of) => Math.abs(of.own - made(of)) < 0.006);
    return differs && all.length > 2 && (is(({ sum }) => sum) || is(({ sum, count }) => sum / count));
  };
}

function leftAside(names: readonly string[], items: readonly string[]): Detection {
  return {
    subject: 'item',
    taken: spanOf(items),
    why: `${listed(names)} ${names.length === 1 ? 'is' : 'are'} left aside as what is known or made of a respondent besides the answers`,
    grade: 'likely',
    others: names.map((name) => ({ name, example: '' })),
    remedy: { kind: 'chooseItems', columns: [...items.slice(0, 2), ...names.slice(0, 2)] },
  };
}

function asked(names: readonly string[], items: readonly string[], but: readonly string[]): Detection {
  const sure = items.filter((name) => !but.includes(name));
  return {
    subject: 'item',
    taken: spanOf(items),
    why: `${listed(names)} may be no item`,
    grade: 'unsure',
    others: names.map((name) => ({ name, example: '' })),
    remedy: { kind: 'chooseItems', columns: sure.slice(0, 3) },
    question: `Whether ${listed(names)} ${names.length === 1 ? 'is an item' : 'are items'} or something else that is known of the respondents is not clear.`,
  };
}

function spanOf(names: readonly string[]): string {
  return names.length > 3 ? `${names[0]} to ${names.at(-1)}` : names.join(', ');
}

function listed(names: readonly string[]): string {
  const some = names.slice(0, 4).map(quoted);
  return `${some.join(', ')}${names.length > 4 ? ` and ${names.length - 4} more` : ''}`;
}
