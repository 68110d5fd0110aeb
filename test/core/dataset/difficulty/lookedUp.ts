/** A column as it was found in a public format, and what is right for it. */
export interface FoundColumn {
  /** Where such a column was found. */
  readonly source: string;
  readonly column: string;
  /** Its values, a record each. */
  readonly values: readonly unknown[];
  /** Other fields of every record. */
  readonly beside?: Readonly<Record<string, unknown>>;
  /** The values from the lowest level to the highest; values of one level stand together. */
  readonly order?: readonly (readonly unknown[])[];
  /** The values that say nothing. */
  readonly unknown?: readonly unknown[];
  /** Whether it becomes the difficulty by itself: yes unless said. */
  readonly taken?: false;
  /** Whether it is proposed where it is not taken. */
  readonly proposed?: true;
  /** Whether a higher value is easier, or whether that is asked. */
  readonly easier?: true | 'asked';
  /** Whether its scale is asked. */
  readonly scale?: 'asked';
}

const rising = (...values: unknown[]): unknown[][] => values.map((value) => [value]);

/** Columns of public formats, written down before the reader of levels was tried on them. */
export const lookedUp: readonly FoundColumn[] = [
  {
    source: 'Luogu’s eight grades, as crawlers of it write them',
    column: 'difficulty',
    values: [
      '暂无评定',
      '入门',
      '普及−',
      '普及/提高−',
      '普及+/提高',
      '提高+/省选−',
      '省选/NOI−',
      'NOI/NOI+/CTSC',
    ],
    order: rising('入门', '普及−', '普及/提高−', '普及+/提高', '提高+/省选−', '省选/NOI−', 'NOI/NOI+/CTSC'),
    unknown: ['暂无评定'],
  },
  {
    source: 'solved.ac’s tiers: V is the easiest of a tier',
    column: 'tier',
    values: [
      'Unrated',
      'Bronze V',
      'Bronze I',
      'Silver III',
      'Gold V',
      'Gold I',
      'Platinum IV',
      'Diamond II',
      'Ruby I',
    ],
    order: rising(
      'Bronze V',
      'Bronze I',
      'Silver III',
      'Gold V',
      'Gold I',
      'Platinum IV',
      'Diamond II',
      'Ruby I',
    ),
    unknown: ['Unrated'],
  },
  {
    source: 'USACO’s divisions',
    column: 'problem_level',
    values: ['bronze', 'silver', 'gold', 'platinum'],
    order: rising('bronze', 'silver', 'gold', 'platinum'),
  },
  {
    source: 'ACTFL’s proficiency guidelines of 2012',
    column: 'level',
    values: [
      'Novice Low',
      'Novice Mid',
      'Novice High',
      'Intermediate Low',
      'Intermediate Mid',
      'Intermediate High',
      'Advanced Low',
      'Advanced Mid',
      'Advanced High',
      'Superior',
      'Distinguished',
    ],
    order: rising(
      'Novice Low',
      'Novice Mid',
      'Novice High',
      'Intermediate Low',
      'Intermediate Mid',
      'Intermediate High',
      'Advanced Low',
      'Advanced Mid',
      'Advanced High',
      'Superior',
      'Distinguished',
    ),
  },
  {
    source: 'word lists of the HSK',
    column: 'level',
    values: ['HSK1', 'HSK2', 'HSK3', 'HSK4', 'HSK5', 'HSK6'],
    order: rising('HSK1', 'HSK2', 'HSK3', 'HSK4', 'HSK5', 'HSK6'),
  },
  {
    source: 'complete-hsk-vocabulary: lists of two levels',
    column: 'level',
    values: [
      ['new-1', 'old-3'],
      ['new-2', 'old-2'],
      ['new-3', 'old-6'],
      ['new-1', 'old-1'],
    ],
    taken: false,
    proposed: true,
  },
  {
    source: 'GeeksforGeeks',
    column: 'difficulty',
    values: ['School', 'Basic', 'Easy', 'Medium', 'Hard'],
    order: rising('School', 'Basic', 'Easy', 'Medium', 'Hard'),
  },
  {
    source: 'a German quiz',
    column: 'schwierigkeitsgrad',
    values: ['sehr leicht', 'leicht', 'mittel', 'schwer', 'sehr schwer'],
    order: rising('sehr leicht', 'leicht', 'mittel', 'schwer', 'sehr schwer'),
  },
  {
    source: 'a French quiz',
    column: 'difficulté',
    values: ['Très facile', 'Facile', 'Moyen', 'Difficile', 'Très difficile'],
    order: rising('Très facile', 'Facile', 'Moyen', 'Difficile', 'Très difficile'),
  },
  {
    source: 'a Spanish quiz',
    column: 'dificultad',
    values: ['muy fácil', 'fácil', 'intermedio', 'difícil', 'muy difícil'],
    order: rising('muy fácil', 'fácil', 'intermedio', 'difícil', 'muy difícil'),
  },
  {
    source: 'a Russian quiz',
    column: 'сложность',
    values: ['лёгкий', 'средний', 'сложный', 'очень сложный'],
    order: rising('лёгкий', 'средний', 'сложный', 'очень сложный'),
  },
  {
    source: 'Japanese school exercises',
    column: '難易度',
    values: ['易しい', 'やや易', '標準', 'やや難', '難しい'],
    order: rising('易しい', 'やや易', '標準', 'やや難', '難しい'),
  },
  {
    source: 'Korean school exercises: high, middle, low',
    column: '난이도',
    values: ['하', '중하', '중', '중상', '상'],
    order: rising('하', '중하', '중', '중상', '상'),
  },
  {
    source: 'an Arabic quiz',
    column: 'الصعوبة',
    values: ['سهل جدا', 'سهل', 'متوسط', 'صعب', 'صعب جدا'],
    order: rising('سهل جدا', 'سهل', 'متوسط', 'صعب', 'صعب جدا'),
  },
  {
    source: 'justus27/rl-math-2',
    column: 'solve_rate_qwen_r1_distill_7b',
    values: [0.875, 0, 0.125, 1, 0.5, 0.25],
    order: rising(0, 0.125, 0.25, 0.5, 0.875, 1),
    easier: true,
  },
  {
    source: 'nvidia/OpenMathReasoning',
    column: 'pass_rate_72b_tir',
    values: ['0.96875', 'n/a', '0.0', '0.5', '0.1'],
    order: rising('0.0', '0.1', '0.5', '0.96875'),
    unknown: ['n/a'],
    easier: true,
  },
  {
    source: 'HINT-lab/8B_filtered_data',
    column: 'success_rate',
    values: [0.1, 0.3, 0.9, 0.6],
    order: rising(0.1, 0.3, 0.6, 0.9),
    easier: true,
  },
  {
    source: 'LeetCode’s acRate beside its difficulty',
    column: 'difficulty',
    values: ['Easy', 'Medium', 'Hard'],
    beside: { acRate: 55.3 },
    order: rising('Easy', 'Medium', 'Hard'),
  },
  {
    source: 'math sets for reinforcement learning that keep one minus the pass rate, or the pass rate',
    column: 'difficulty',
    values: [0.12, 0.5, 0.93, 0.75],
    order: rising(0.12, 0.5, 0.75, 0.93),
    easier: 'asked',
  },
  {
    source: 'item tables of the Rasch model',
    column: 'difficulty',
    values: [-2.1, -1, -0.3, 0, 0.5, 1.7],
    order: rising(-2.1, -1, -0.3, 0, 0.5, 1.7),
  },
  {
    source: 'AtCoder Problems: some estimates lie far below nought',
    column: 'difficulty',
    values: [-848, -120, 0, 412, 1207, 2610],
    order: rising(-848, -120, 0, 412, 1207, 2610),
  },
  {
    source: 'Lichess puzzles',
    column: 'Rating',
    values: [1974, 1506, 1111, 511, 2886],
    beside: { RatingDeviation: 74, Popularity: 91, NbPlays: 324 },
    order: rising(511, 1111, 1506, 1974, 2886),
  },
  {
    source: 'Lexile codes',
    column: 'lexile',
    values: ['BR100L', 'BR20L', '450L', 'AD600L', 'NC850L', '1010L', '1,240L'],
    order: rising('BR100L', 'BR20L', '450L', 'AD600L', 'NC850L', '1010L', '1,240L'),
  },
  {
    source: 'ScienceQA',
    column: 'grade',
    values: ['grade2', 'grade12', 'grade8', 'grade5'],
    order: rising('grade2', 'grade5', 'grade8', 'grade12'),
  },
  {
    source: 'hendrycks/competition_math',
    column: 'level',
    values: ['Level 1', 'Level 3', 'Level 5', 'Level ?'],
    order: rising('Level 1', 'Level 3', 'Level 5'),
    unknown: ['Level ?'],
  },
  {
    source: 'Kattis',
    column: 'difficulty',
    values: ['1.4 Easy', '3.2 Medium', '5.8 Hard', '8.9 Hard'],
    order: rising('1.4 Easy', '3.2 Medium', '5.8 Hard', '8.9 Hard'),
  },
  {
    source: 'a game’s enumeration',
    column: 'difficulty',
    values: ['superHard', 'easy', 'normal', 'hard'],
    order: rising('easy', 'normal', 'hard', 'superHard'),
  },
  {
    source: 'Skywork/Skywork-OR1-RL-Data: failures of 16',
    column: 'extra_info.model_difficulty',
    values: [3, 16, 0, 11],
    order: rising(0, 3, 11, 16),
  },
  {
    source: 'a sheet that two people filled in, each in their own way',
    column: 'difficulty',
    values: [1, 2, 'hard', 'easy', 5, 'medium'],
    scale: 'asked',
  },
  {
    source: 'reading ease by Flesch',
    column: 'flesch_reading_ease',
    values: [90.1, 60.5, 30.2, 71.7],
    order: rising(30.2, 60.5, 71.7, 90.1),
    easier: true,
  },
  {
    source: 'OpenAssistant’s labels',
    column: 'toxicity_level',
    values: [1, 2, 3, 4],
    taken: false,
    proposed: true,
  },
  {
    source: 'Webb’s depth of knowledge with its names',
    column: 'dok',
    values: [
      'DOK 1 - Recall',
      'DOK 2 - Skill/Concept',
      'DOK 3 - Strategic Thinking',
      'DOK 4 - Extended Thinking',
    ],
    order: rising(
      'DOK 1 - Recall',
      'DOK 2 - Skill/Concept',
      'DOK 3 - Strategic Thinking',
      'DOK 4 - Extended Thinking',
    ),
  },
];
