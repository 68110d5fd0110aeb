import { exampleOf } from '../../../core/dataset/example';
import { plainText } from '../../../core/dataset/fields/fieldText';
import { structured } from '../../../core/dataset/fields/literal';
import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { numberOf } from '../reading/answer';
import { askReward } from './rewardQuestion';
import { promptItem, type Rollout } from './rollout';
import type { RolloutShape } from './rolloutImporter';
import { cutOffsIn, verdictListsOf, verdictsIn } from './verdictLists';

/** A dataset whose own rows say how many of how many tries were right. */
export const tallies: RolloutShape = {
  format: 'tallies',
  title: 'counts of right tries in the rows of a dataset',
  about: 'a dataset whose rows say how many of how many tries were right',
  by: 'counts of right tries',
  isOne: (record) => talliesIn(record).length > 0 || verdictListsOf([record]).length > 0,
  begin: (records, sheet, options) => askReward(verdictListsOf(records), sheet, options),
  tries(record, { map, options }) {
    const { key, question } = exampleOf(record, map, 0, '');
    const named = promptItem(question);
    if (!named && key === '') return 'no question and no id were found in it';
    const item = key === '' ? named! : { item: key, clue: { key, ...named?.clue } };
    const field = options.metric ?? verdictListsOf([record])[0];
    const rewards = field === undefined ? undefined : verdictsIn(record, field);
    const cutOffs = cutOffsIn(record, rewards?.length ?? 0);
    const found = rewards ? [{ field: field!, rewards }] : talliesIn(record);
    if (found.length === 0) return 'no count of right tries that fits its tries was found in it';
    return found.flatMap(({ model, field, rewards }) =>
      rewards.map((reward, at): Rollout => ({
        ...item,
        ...{ model, reward, field, isUnfinished: cutOffs?.[at], tokens: NaN, answer: '', key: '' },
      })),
    );
  },
};

/** The tries of one model as a row tells them, a reward each. */
interface Tally {
  readonly model?: string;
  readonly field: string;
  readonly rewards: readonly unknown[];
}

/** More tries than so many at one row are no count of tries. */
const mostTries = 100_000;

const counts = [
  ['total_correct_rollouts', 'total_rollouts'],
  ['total_correct', 'total'],
  ['num_correct', 'num_rollouts'],
  ['num_correct', 'num_samples'],
  ['num_correct', 'num_generations'],
  ['n_correct', 'n_samples'],
] as const;

const shareNames = [
  ...['pass_rate', 'solve_rate', 'success_rate', 'correct_rate', 'accuracy', 'acc'],
  ...['mean_reward', 'avg_reward', 'average_reward', 'reward_mean', 'mean_score', 'avg_score'],
];

const countNames = [
  ...['num_rollouts', 'n_rollouts', 'total_rollouts', 'num_samples', 'n_samples', 'num_generations'],
  ...['n_generations', 'num_attempts', 'n_attempts', 'attempts', 'num_trials', 'n_trials', 'trials', 'n'],
];

function talliesIn(record: Fields): Tally[] {
  return [
    ...counted(record),
    ...ofFraction(record),
    ...profiled(record),
    ...averaged(record),
    ...averagedAt(record),
    ...judged(record),
  ];
}

/** total_correct_rollouts of total_rollouts (open-instruct) and their like: the first pair that fits. */
function counted(record: Fields): Tally[] {
  for (const [right, all] of counts) {
    const rewards = rewardsOf(numberOf(record[right]), numberOf(record[all]));
    if (right in record && all in record && rewards) return [{ field: right, rewards }];
  }
  return [];
}

/** pass_at_n: "2/4" (NeMo Skills). */
function ofFraction({ pass_at_n: text }: Fields): Tally[] {
  const rewards = fraction(text);
  return rewards ? [{ field: 'pass_at_n', rewards }] : [];
}

/** profiling: a list of {model, pass_rate, pass_at_n}. */
function profiled({ profiling }: Fields): Tally[] {
  const list = structured(profiling);
  if (!Array.isArray(list)) return [];
  return list.filter(isFields).flatMap(({ model, pass_at_n: text }) => {
    const rewards = fraction(text);
    return rewards ? [{ model: plainText(model), field: 'profiling.pass_at_n', rewards }] : [];
  });
}

/** A mean of so many verdicts: accuracy .75 of 8 rollouts are 6. The first pair that fits. */
function averaged(record: Fields): Tally[] {
  const all = numberOf(record[countNames.find((name) => name in record) ?? '']);
  return shareNames
    .flatMap((field): Tally[] => {
      const rewards = rewardsOf(countIn(record[field], all), all);
      return rewards ? [{ field, rewards }] : [];
    })
    .slice(0, 1);
}

/** The whole number that a share of these tries is, as far as its digits tell; undefined where it is none. */
function countIn(share: unknown, all: number | undefined): number | undefined {
  const value = numberOf(share);
  if (value === undefined || all === undefined || !(value >= 0 && value <= 1)) return undefined;
  const digits = /\.(\d+)$/.exec(plainText(share))?.[1]?.length ?? 15;
  const count = Math.round(value * all);
  // Nobody rounds to one digit: 0.3 of 8 is a share of other tries.
  const rounding = digits < 2 ? 0 : all * 0.5 * 10 ** -digits;
  return rounding < 0.5 && Math.abs(value * all - count) <= rounding + 1e-9 * all ? count : undefined;
}

/** A model with its size or version before the verdict; not a question or a try with its number. */
const namedModel =
  /^(?!(?:question|item|problem|task|step|part|try|attempt|answer|sample|run|rollout|test|model|student|response)_?\d)([a-z]{3,}\w*\d\w*?)(?:_is)?_correct$/i;

/** avg@8: the mean of eight verdicts. */
function averagedAt(record: Fields): Tally[] {
  return Object.entries(record).flatMap(([field, value]) => {
    const all = Number(/^(?:avg|mean|acc|accuracy)@(\d+)$/i.exec(field)?.[1]);
    const rewards = rewardsOf(countIn(value, all), all);
    return rewards ? [{ field, rewards }] : [];
  });
}

/** isqwen7bcorrect (s1), llama_8b_correct: whether a model was right. */
function judged(record: Fields): Tally[] {
  return Object.entries(record).flatMap(([field, value]) => {
    const model = /^is_?(\w*\d\w*?)_?correct$/i.exec(field)?.[1] ?? namedModel.exec(field)?.[1];
    return model === undefined || numberOf(value) === undefined ? [] : [{ model, field, rewards: [value] }];
  });
}

function fraction(text: unknown): number[] | undefined {
  const [, right, all] = typeof text === 'string' ? (/^\s*(\d+)\s*\/\s*(\d+)\s*$/.exec(text) ?? []) : [];
  return right === undefined ? undefined : rewardsOf(Number(right), Number(all));
}

function rewardsOf(right: number | undefined, all: number | undefined): number[] | undefined {
  if (right === undefined || all === undefined) return undefined;
  if (!Number.isInteger(right) || !Number.isInteger(all) || right < 0 || right > all) return undefined;
  if (all === 0 || all > mostTries) return undefined;
  return Array.from({ length: all }, (_, at) => (at < right ? 1 : 0));
}
