import { structured } from '../../../core/dataset/fields/literal';
import type { Fields } from '../../../core/dataset/reading/record';
import { numberOf } from '../reading/answer';
import { askReward } from './rewardQuestion';
import { answered, promptItem, tokensIn, unfinishedIn } from './rollout';
import type { RolloutShape } from './rolloutImporter';

/** Completions that TRL logs: a column for every reward function, named after it. */
export const trl: RolloutShape = {
  format: 'trl',
  title: 'TRL completions',
  about: 'TRL: logged completions, a column a reward',
  by: 'step, prompt, completion and rewards',
  isOne: (one) =>
    'step' in one &&
    'prompt' in one &&
    'completion' in one &&
    ('advantage' in one || rewardsIn([one]).length > 0),
  begin: (records, sheet, options) => askReward(rewardsIn(records), sheet, options),
  tries(record, { options, records }) {
    const item = promptItem(structured(record['prompt']));
    if (!item) return 'field "prompt" is missing or empty';
    const field = options.metric ?? rewardsIn(records)[0] ?? 'reward';
    return [
      {
        ...item,
        ...answered(structured(record['completion']), record['answer'] ?? record['solution']),
        ...{ reward: record[field], field, step: record['step'] },
        ...{ isUnfinished: unfinishedIn(record), tokens: tokensIn(record) },
      },
    ];
  },
};

const others =
  /^(?:step|prompt|completion|advantages?|answer|solution|.*(?:_id|_idx|index|length|tokens?))$/i;

/** The columns of rewards: those that hold numbers and are none of the others. */
function rewardsIn(records: readonly Fields[]): string[] {
  const names = new Set(records.flatMap((one) => Object.keys(one)).filter((name) => !others.test(name)));
  return [...names]
    .filter((name) => {
      const values = records.map((one) => numberOf(one[name]));
      return values.every((one) => one !== undefined) && values.some((one) => !Number.isNaN(one));
    })
    .sort();
}
