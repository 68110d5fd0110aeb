import { plainText } from '../../../core/dataset/fields/fieldText';
import { answered, indexItem, promptItem, tokensIn, unfinishedIn } from './rollout';
import type { RolloutShape } from './rolloutImporter';

/** Results of a verifiers environment as its first versions save them (results.jsonl). */
export const verifiers: RolloutShape = {
  format: 'verifiers',
  title: 'verifiers results',
  about: 'verifiers: the saved results of an environment',
  by: 'prompt, completion and reward',
  isOne: (one) =>
    'prompt' in one && 'completion' in one && 'reward' in one && ('example_id' in one || 'task' in one),
  tries(record) {
    const item = indexItem(record['example_id'], record['prompt']) ?? promptItem(record['prompt']);
    if (!item) return 'field "example_id" and field "prompt" are missing or empty';
    return [
      {
        ...item,
        ...answered(record['completion'], record['answer']),
        ...{ reward: record['reward'], field: 'reward', model: plainText(record['model']) },
        ...{ isUnfinished: unfinishedIn(record), tokens: tokensIn(record) },
      },
    ];
  },
};
