import type { FoundColumn } from './lookedUp';

const rising = (...values: unknown[]): unknown[][] => values.map((value) => [value]);
const ordered = (source: string, column: string, ...values: unknown[]): FoundColumn => ({
  source,
  column,
  values,
  order: rising(...values),
});
const proposed = (
  source: string,
  column: string,
  values: readonly unknown[],
  beside: Readonly<Record<string, unknown>>,
): FoundColumn => ({ source, column, values, beside, taken: false, proposed: true });

/** Columns of public bug reports and dataset cards that were read wrongly. */
export const reported: readonly FoundColumn[] = [
  {
    ...ordered('BAAI/TACO', 'difficulty', 'EASY', 'MEDIUM', 'MEDIUM_HARD', 'HARD', 'VERY_HARD'),
    values: ['HARD', 'EASY', 'MEDIUM', 'VERY_HARD', 'MEDIUM_HARD', 'UNKNOWN_DIFFICULTY'],
    unknown: ['UNKNOWN_DIFFICULTY'],
  },
  ordered('snake case', 'difficulty', 'very_easy', 'easy', 'medium', 'hard', 'very_hard'),
  ordered('averages', 'difficulty', 'Below Average', 'Average', 'Above Average'),
  ordered(
    'OneStopEnglish',
    'level',
    'Elementary',
    'Pre-Intermediate',
    'Intermediate',
    'Upper-Intermediate',
    'Advanced',
  ),
  ordered('free words', 'difficulty', 'rather easy', 'not hard', 'fairly hard', 'hard'),
  ordered('schools', 'difficulty', 'Junior high', 'High school', 'Undergraduate', 'Graduate', 'Olympiad'),
  ordered('taoyds/spider', 'hardness', 'easy', 'medium', 'hard', 'extra'),
  ordered('HackTheBox', 'difficulty', 'Easy', 'Medium', 'Hard', 'Insane'),
  {
    ...ordered('SynthLabsAI/Big-Math-RL-Verified', 'llama8b_solve_rate', 0.042, 0.5, 0.958, 1),
    easier: true,
  },
  { ...ordered('filters of reinforcement learning', 'pass_rate', 0.042, 0.5, 0.958, 1), easier: true },
  {
    ...ordered('tables of classical test theory', 'difficulty', 0.14, 0.5, 0.95),
    beside: { discrimination: 0.3 },
    easier: 'asked',
  },
  ordered('deepmind/code_contests', 'cf_rating', 800, 1200, 1800, 2400),
  {
    ...ordered('deepmind/code_contests without a rating', 'cf_rating', 800, 1200, 1800, 2400),
    values: [0, 800, 1200, 1800, 2400],
    unknown: [0],
  },
  {
    ...ordered('DeepMath without a difficulty', 'difficulty', 1, 2, 3, 5),
    values: [-1, 1, 2, 3, 5],
    unknown: [-1],
  },
  ordered('JLPT', 'level', 'N5', 'N4', 'N3', 'N2', 'N1'),
  ordered('stars as glyphs', 'difficulty', '★', '★★', '★★★', '★★★★', '★★★★★'),
  ordered('Codewars', 'kyu', '8 kyu', '7 kyu', '6 kyu', '4 kyu', '1 kyu'),
  ordered('LeetCode in Chinese', 'difficulty', '简单', '中等', '困难'),
  ordered('German', 'Schwierigkeit', 'leicht', 'mittel', 'schwer'),
  ordered('surveys', 'difficulty', '1 (very easy)', '2 (easy)', '3 (medium)', '4 (hard)', '5 (very hard)'),
  ordered('grade bands', 'grade', 'K', '1', '2', '3-5', '6-8', '9-12', 'College'),
  ordered(
    'idavidrein/gpqa',
    'Writer’s Difficulty Estimate',
    'Easy undergraduate level (or easier)',
    'Hard undergraduate level (could be a question on a hard undergraduate exam for students majoring in the subject)',
    'Hard graduate level (could be a question on a hard graduate exam for PhD students in the domain)',
    'Post-graduate level or harder (only individuals with years of highly specialized expertise could reliably answer correctly)',
  ),
  ordered('thousands', 'rating', '800', '1,200', '1,800', '2,400'),
  { ...ordered('percentages', 'difficulty', '12%', '45%', '80%', '95%'), easier: 'asked' },
  ordered('decimal commas', 'difficulty', '0,0', '0,5', '1,0', '2,5'),
  {
    ...ordered('lists of one', 'difficulty', 'easy', 'medium', 'hard'),
    values: [['easy'], ['medium'], ['hard']],
    order: [],
  },
  proposed('ratings of answers', 'chosen_rating', [5, 4.5, 4], { rejected_rating: 1 }),
  proposed('grades of essays', 'grade', [0, 1, 2, 3, 4], { essay_id: 3, essay: 'An essay about alpha.' }),
  proposed('a writer’s education', 'education_level', ['high school', 'college', 'graduate'], {}),
  proposed('a writer’s rating', 'user_rating', [1, 2, 3, 4, 5], {}),
  proposed('steps of a training', 'steps', [0, 1000, 2000, 3000], { reward: 0.1 }),
  proposed('stars of a review', 'stars', [1, 2, 3, 4, 5], { review_id: 'r' }),
  ordered('shares of failure', 'failure_rate', 0.1, 0.5, 0.9),
  ordered('percentages of failure', 'fail_rate', 10, 50, 90),
  ordered('shares of errors', 'error_rate', 0, 0.25, 1),
  {
    ...ordered('a pass rate that is not always known', 'pass_rate', 0.1, 0.5, 1),
    values: [-1, 0.1, 0.5, 1],
    unknown: [-1],
    easier: true,
  },
  {
    ...ordered('levels with words that run against them', 'difficulty', '1 (hard)', '2', '3 (easy)'),
    easier: true,
  },
  proposed('errors of a transcript', 'word_error_rate', [0.1, 0.5, 0.9], {}),
];
