import { valueAt } from '../../../core/dataset/fields/path';
import { answered, promptItem, tokensIn, unfinishedIn } from './rollout';
import type { RolloutShape } from './rolloutImporter';

/** Evaluation dumps of SkyRL: a score is a number, or a list with one for every token. */
export const skyRl: RolloutShape = {
  format: 'skyrl',
  title: 'SkyRL rollouts',
  about: 'SkyRL: dumped evaluations, a try a line',
  by: 'input_prompt, output_response and score',
  isOne: (one) => 'input_prompt' in one && 'output_response' in one && 'score' in one,
  tries(record) {
    const item = promptItem(record['input_prompt']);
    if (!item) return 'field "input_prompt" is missing or empty';
    const score = record['score'];
    const key =
      valueAt(record, 'env_extras.reward_spec.ground_truth') ??
      valueAt(record, 'env_extras.reward_model.ground_truth');
    return [
      {
        ...item,
        ...answered(record['output_response'], key),
        reward: Array.isArray(score) ? score.reduce((sum: number, one) => sum + Number(one), 0) : score,
        ...{ field: 'score', step: record['step'] },
        ...{ isUnfinished: unfinishedIn(record), tokens: tokensIn(record) },
      },
    ];
  },
};
