const scales: readonly (readonly string[])[] = [
  ['very easy', 'easy', 'medium', 'hard', 'very hard'],
  ['very low', 'low', 'moderate', 'high', 'very high'],
  ['trivial', 'simple', 'intermediate', 'difficult', 'extreme'],
  ['novice', 'beginner', 'average', 'advanced', 'expert'],
  ['', 'introductory', 'interview', 'competition', ''],
  ['', 'remembering', 'understanding', 'applying', 'analyzing', 'evaluating', 'creating'],
  ['', 'remember', 'understand', 'apply', 'analyze', 'evaluate', 'create'],
  ['', 'knowledge', 'comprehension', 'application', 'analysis', 'synthesis', 'evaluation'],
  ['', 'elementary school', 'middle school', 'high school', 'college', 'graduate'],
  ['', '', '', 'challenge'],
  ['', '', '', '', 'challenging'],
  ['', '', '', '', 'analysing'],
  ['', '', '', '', 'analyse'],
];

const ranks = new Map(
  scales.flatMap((scale) => scale.map((word, rank) => [word, rank] as const)).filter(([word]) => word !== ''),
);

const roman = new Map(
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].map((numeral, at) => [numeral, at + 1]),
);

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/;

const numbered =
  /^(?:(?:grade|level|lvl|class|year|tier|stage|step|bloom|dok|difficulty|l|g)[\s_:-]*)?(\d+(?:\.\d+)?)(?:st|nd|rd|th)?(?:[\s_-]*grade|\s*\/\s*\d+)?$/;

/** No level is written longer; texts that are longer are not searched. */
const longestLevel = 40;

/**
 * The place of a value on its scale, harder when higher: a number, "Level 5", "Grade 03", Low/Medium/High,
 * easy/hard, I/II/III, the levels of Bloom's taxonomy, high_school_physics. NaN where it names no level.
 */
export function levelOf(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : NaN;
  if (typeof value !== 'string') return NaN;
  const text = value.trim().toLowerCase();
  if (text.length > longestLevel) return NaN;
  const number = plainNumber.test(text) ? text : numbered.exec(text)?.[1];
  if (number !== undefined) return levelOf(Number(number));
  return wordLevel(text) ?? wordLevel(text.replace(/^.*[\s_-](?=\S+$)/, '')) ?? schoolOf(text) ?? NaN;
}

/** The school of a subject as MMLU names it: `high_school_physics`. */
function schoolOf(text: string): number | undefined {
  const school = /^(high_school|college)_/.exec(text)?.[1];
  return school === undefined ? undefined : wordLevel(school.replace('_', ' '));
}

function wordLevel(text: string): number | undefined {
  return ranks.get(text) ?? roman.get(text);
}
