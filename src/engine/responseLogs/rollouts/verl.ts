import { answered, promptItem, tokensIn, unfinishedIn } from './rollout';
import type { RolloutShape } from './rolloutImporter';

/** What verl dumps of a training step or a validation ({step}.jsonl). `acc` is a verdict where a reward is shaped. */
export const verl: RolloutShape = {
  format: 'verl',
  title: 'verl rollouts',
  about: 'verl: what it dumps of a step, a try a line',
  by: 'input, output and score',
  isOne: (one) => 'input' in one && 'output' in one && 'score' in one && ('gts' in one || 'step' in one),
  tries(record) {
    const item = promptItem(record['input']);
    if (!item) return 'field "input" is missing or empty';
    const field = 'acc' in record ? 'acc' : 'score';
    return [
      {
        ...item,
        ...answered(record['output'], record['gts']),
        ...{ reward: record[field], field, step: record['step'] },
        ...{ isUnfinished: unfinishedIn(record), tokens: tokensIn(record) },
      },
    ];
  },
};
