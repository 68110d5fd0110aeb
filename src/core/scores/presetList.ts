/** Cut-offs for one scale: easy up to and including the first, hard from and including the second. */
export interface PresetRule {
  /** What the column may be called: a field of the dataset in lower case, without `human_` before it, or a measure. */
  readonly fields: readonly string[];
  /** Every level of the scale, ascending. */
  readonly levels: readonly number[];
  readonly easyUpTo: number;
  readonly hardFrom: number;
}

const grades = { fields: ['grade'], levels: [3, 4, 5, 6, 7, 8] };
const steps = { fields: ['steps', 'num_steps'], levels: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] };
/** 0 is high school, 1 college. */
const schooling = { fields: ['hardness', 'level'], levels: [0, 1], easyUpTo: 0, hardFrom: 1 };
/** The same, told by subjects such as `high_school_physics`: their levels are those of the scale of schools. */
const subjects = { fields: ['subject'], levels: [3, 4], easyUpTo: 3, hardFrom: 4 };

/**
 * The cut-offs of Hase et al. 2024 ("The Unreasonable Effectiveness of Easy Training Data for Hard Tasks", their table
 * of hardness variables) by name: the dataset, a point and what is measured. What the first column that fits has is
 * taken. `third-grade-to-college` is their figure that trains on the third grade of ARC and tests on MMLU's college.
 */
export const presetList: Readonly<Record<string, readonly PresetRule[]>> = {
  'arc.grade': [{ ...grades, easyUpTo: 5, hardFrom: 8 }],
  'arc.difficulty': [{ fields: ['difficulty'], levels: [1, 2, 3], easyUpTo: 1, hardFrom: 3 }],
  'arc.bloom': [{ fields: ['bloom'], levels: [1, 2, 3, 4, 5], easyUpTo: 2, hardFrom: 4 }],
  'arc.depth_of_knowledge': [{ fields: ['depth_of_knowledge'], levels: [1, 2, 3], easyUpTo: 1, hardFrom: 3 }],
  'mmlu.hardness': [schooling, subjects],
  'strategyqa.steps': [{ ...steps, easyUpTo: 2, hardFrom: 4 }],
  'gsm8k.steps': [{ ...steps, easyUpTo: 4, hardFrom: 7 }],
  'third-grade-to-college': [{ ...grades, easyUpTo: 3, hardFrom: 8 }, schooling, subjects],
};

/** The names of the presets, as a recipe may say them. */
export const presetNames: readonly string[] = Object.keys(presetList);
