import { indexItem, tokensIn, unfinishedIn } from './rollout';
import type { RolloutShape } from './rolloutImporter';

/** Rollouts of open-instruct: prompts and responses are token ids, so that the prompt's index says which row it is. */
export const openInstruct: RolloutShape = {
  format: 'open-instruct',
  title: 'open-instruct rollouts',
  about: 'open-instruct: rollouts with token ids',
  by: 'prompt_idx, response_tokens and reward',
  isOne: (one) => 'prompt_idx' in one && 'response_tokens' in one && 'reward' in one,
  tries(record) {
    const item = indexItem(record['prompt_idx'], undefined);
    if (!item) return 'field "prompt_idx" is missing or empty';
    return [
      {
        ...item,
        ...{ reward: record['reward'], field: 'reward', step: record['step'] },
        ...{ isUnfinished: unfinishedIn(record), tokens: tokensIn(record), answer: '', key: '' },
      },
    ];
  },
};
