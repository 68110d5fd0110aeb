import { folded, withoutGloss } from './folded';

/** The years of school that a level stands at, kindergarten being 0. */
const schools: readonly (readonly [year: number, words: string])[] = [
  [-1, 'pre k|prek|pre-k|pk|preschool|pre-school|pre kindergarten|pre-kindergarten|nursery'],
  [-0.5, 'tk|transitional kindergarten'],
  [0, 'k|kindergarten|kg|幼儿园|幼稚園'],
  [
    3,
    'elementary|elementary school|primary|primary school|grade school|grundschule|小学|小學|小学校|초등학교',
  ],
  [7, 'middle|middle school|junior high|junior high school|lower secondary|初中|中学|中学校|중학교'],
  [10.5, 'high|high school|senior high|senior high school|secondary|secondary school|upper secondary'],
  [10.5, 'highschool|高中|高校|高等学校|고등학교|gymnasium'],
  [14, 'college|undergraduate|undergrad|university|bachelor|bachelors|大学|大學|대학교'],
  [17, 'graduate|grad|graduate school|masters|研究生|大学院|대학원'],
  [20, 'phd|ph d|ph.d.|doctorate|doctoral|postgraduate|post graduate|post-graduate|postdoc'],
  [22, 'olympiad|olympiads|竞赛|奥数|奥赛'],
];

const years: ReadonlyMap<string, number> = new Map(
  schools.flatMap(([year, words]) => words.split('|').map((word) => [folded(word), year] as const)),
);

const numerals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const chinese = '一二三四五六七八九';

/** How far within a school a word puts something, in years. */
const within: ReadonlyMap<string, number> = new Map([
  ['easy', -0.8],
  ['early', -0.8],
  ['lower', -0.8],
  ['basic', -0.9],
  ['medium', 0],
  ['late', 0.7],
  ['upper', 0.8],
  ['hard', 0.9],
  ['advanced', 1],
]);

/** The school of a subject as MMLU names it: `high_school_physics`. */
const subject = /^(high school|college) (?!life$|level)(?:\p{L}+)(?: \p{L}+){0,2}$/u;

/**
 * The year of school that a folded text names: K is 0, "Grade 3", "3rd grade" and "third grade" are 3, a range is its middle,
 * college is 14. NaN where it names none.
 */
export function schoolYearOf(text: string): number {
  const bare = withoutGloss(text)
    .replace(/\s+(?:level|students?)\b/g, '')
    .replace(/\s+or (?:harder|easier|above|below|higher|lower)$/, '');
  return schoolOf(bare) ?? placedSchool(bare) ?? gradeOf(bare);
}

function schoolOf(text: string): number | undefined {
  return years.get(text) ?? years.get(subject.exec(text)?.[1] ?? '');
}

function placedSchool(text: string): number | undefined {
  const [, place = '', school = ''] = /^(\S+) (.+)$/.exec(text) ?? [];
  const year = years.get(school);
  const part = within.get(place);
  return year === undefined || part === undefined ? undefined : year + part;
}

function gradeOf(text: string): number {
  const ends = text
    .replace(/^(?:grades?|class|year|yr|gr|klasse|form|std|standard)[\s.:#-]*/, '')
    .replace(/(?:st|nd|rd|th)?\s*-?\s*(?:grades?(?:rs?)?|years?|klasse|학년|年生|年级)$/, '')
    .split(/\s*(?:-|to|through|\/|~)\s*/);
  const [from = NaN, to = from] = ends.map(yearOf);
  return ends.length > 2 ? NaN : (from + to) / 2;
}

function yearOf(text: string): number {
  const digits = /^(\d{1,2}(?:\.\d+)?)(?:st|nd|rd|th)?$/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits) <= 20 ? Number(digits) : NaN;
  const named = years.get(text);
  if (named !== undefined && named <= 0) return named;
  const numeral = Math.max(numerals.indexOf(text), text.length === 1 ? chinese.indexOf(text) : -1);
  return numeral < 0 ? NaN : numeral + 1;
}
