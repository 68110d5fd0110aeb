import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { valueAt } from '../../../core/dataset/fields/path';
import { answered, indexItem, promptItem, tokensIn, unfinishedIn, type Rollout } from './rollout';
import type { RolloutShape } from './rolloutImporter';

/** Traces of verifiers 1 and of prime-rl (traces.jsonl): a record has a trace for every agent or one, each a try. */
export const primeRl: RolloutShape = {
  format: 'prime-rl',
  title: 'prime-rl traces',
  about: 'prime-rl and verifiers 1: traces.jsonl',
  by: 'task.data and traces',
  isOne: (one) => Array.isArray(one['traces']) && isFields(valueAt(one, 'task.data')),
  tries(record) {
    const data = valueAt(record, 'task.data');
    if (!isFields(data)) return 'field "task.data" is missing';
    const item = indexItem(data['idx'], data['prompt']) ?? promptItem(data['prompt']);
    if (!item) return 'field "task.data.idx" and field "task.data.prompt" are missing or empty';
    const { traces } = record;
    if (!Array.isArray(traces)) return 'field "traces" is missing or no list';
    return traces.filter(isFields).map((trace) => tryOf(trace, record, data, item));
  },
};

function tryOf(trace: Fields, record: Fields, data: Fields, item: Pick<Rollout, 'item' | 'clue'>): Rollout {
  const ends = [unfinishedIn(record), unfinishedIn(trace)];
  return {
    ...item,
    ...answered(trace['completion'], data['answer']),
    ...{ reward: rewardOf(trace), field: 'traces.rewards', step: record['step'] },
    isUnfinished: ends.includes(true) || (ends.includes(false) ? false : undefined),
    tokens: tokensIn(trace),
  };
}

/** The weighted sum of a trace's rewards, which is what it is trained by. */
function rewardOf({ rewards, reward }: Fields): unknown {
  if (!isFields(rewards)) return reward;
  const parts = Object.values(rewards).map((one) =>
    isFields(one) ? Number(one['value']) * Number(one['weight'] ?? 1) : Number(one),
  );
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0);
}
