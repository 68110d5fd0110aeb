import { exampleOf } from '../../../core/dataset/example';
import { plainText } from '../../../core/dataset/fields/fieldText';
import { structured } from '../../../core/dataset/fields/literal';
import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { numberOf } from '../reading/answer';
import { promptItem, type Rollout } from './rollout';
import type { RolloutShape } from './rolloutImporter';

/** A dataset whose own rows say how many of how many tries were right. */
export const tallies: RolloutShape = {
  format: 'tallies',
  title: 'counts of right tries in the rows of a dataset',
  about: 'a dataset whose rows say how many of how many tries were right',
  by: 'counts of right tries',
  isOne: (record) => talliesIn(record).length > 0,
  tries(record, { map }) {
    const { key, question } = exampleOf(record, map, 0, '');
    const named = promptItem(question);
    if (!named && key === '') return 'no question and no id were found in it';
    const item = key === '' ? named! : { item: key, clue: { key, ...named?.clue } };
    const found = talliesIn(record);
    if (found.length === 0) return 'no count of right tries that fits its tries was found in it';
    return found.flatMap(({ model, field, rewards }) =>
      rewards.map((reward): Rollout => ({
        ...item,
        ...{ model, reward, field, isUnfinished: undefined, tokens: NaN, answer: '', key: '' },
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

function talliesIn(record: Fields): Tally[] {
  return [
    ...counted(record),
    ...ofFraction(record),
    ...profiled(record),
    ...listed(record),
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

/** pass_rate_rewards: a reward a try (open-r1). */
function listed({ pass_rate_rewards: given }: Fields): Tally[] {
  const rewards = structured(given);
  return Array.isArray(rewards) && rewards.length > 0 ? [{ field: 'pass_rate_rewards', rewards }] : [];
}

/** isqwen7bcorrect: whether a model was right (s1). */
function judged(record: Fields): Tally[] {
  return Object.entries(record).flatMap(([field, value]) => {
    const model = /^is_?(\w*\d\w*?)_?correct$/i.exec(field)?.[1];
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
