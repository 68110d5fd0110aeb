import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { valueAt } from '../../../core/dataset/fields/path';
import { plainText } from '../../../core/dataset/fields/fieldText';
import { answered, tokensIn, unfinishedIn, type Rollout } from './rollout';
import { promptText } from './promptText';
import type { RolloutShape } from './rolloutImporter';
import { textHash } from '../reading/textHash';

/** Rollouts of NeMo Gym: a record for every rollout of a task, with the reward that its verifier gave. */
export const nemoGym: RolloutShape = {
  format: 'nemo-gym',
  title: 'NeMo Gym rollouts',
  about: 'NeMo Gym: a rollout a line, or a task a line with its profile',
  by: '_ng_task_index and reward',
  isOne: (one) => '_ng_task_index' in one && 'reward' in one,
  tries(record) {
    const item = taskOf(record, record);
    if (!item) return noIndex;
    return [
      {
        ...item,
        ...answered(lastOutput(record), record['expected_answer'] ?? record['answer']),
        ...{ reward: record['reward'], field: 'reward', model: plainText(valueAt(record, 'response.model')) },
        ...{ isUnfinished: unfinishedIn(record), tokens: tokensIn(record) },
      },
    ];
  },
};

/** Profiles of NeMo Gym: a task a record, its rollouts listed with their rewards. */
export const nemoGymProfile: RolloutShape = {
  format: nemoGym.format,
  title: 'NeMo Gym reward profile',
  about: nemoGym.about,
  by: '_ng_task_index and rollout_infos',
  isOne: (one) => '_ng_task_index' in one && Array.isArray(one['rollout_infos']),
  tries(record) {
    const { sample, rollout_infos: infos } = record;
    const item = taskOf(record, isFields(sample) ? sample : {});
    if (!item) return noIndex;
    if (!Array.isArray(infos)) return 'field "rollout_infos" is missing or no list';
    return infos.filter(isFields).map((info) => ({
      ...item,
      ...{ reward: info['reward'], field: 'rollout_infos.reward', answer: '', key: '' },
      ...{ isUnfinished: unfinishedIn(info), tokens: tokensIn(info) },
    }));
  },
};

const noIndex = 'field "_ng_task_index" is missing or no index';

/** A task is known by its agent, for files hold several, and its index, which is the row of the input file. */
function taskOf({ _ng_task_index: row }: Fields, asked: Fields): Pick<Rollout, 'item' | 'clue'> | undefined {
  if (typeof row !== 'number' || !Number.isInteger(row) || row < 0) return undefined;
  const agent = plainText(valueAt(asked, 'agent_ref.name'));
  const question = questionIn(valueAt(asked, 'responses_create_params.input'));
  return {
    item: agent === '' ? String(row) : `${agent}:${row}`,
    clue: { row, ...(question !== '' && { text: textHash(question) }) },
  };
}

/** What the user was said to ask last: an input of the Responses API is a text, or messages. */
function questionIn(input: unknown): string {
  if (!Array.isArray(input)) return promptText(input);
  const last: unknown = input.findLast((one) => isFields(one) && one['role'] === 'user');
  return last === undefined ? '' : promptText([last]);
}

/** The text of the last message that was put out. */
function lastOutput(record: Fields): unknown {
  const output = valueAt(record, 'response.output');
  const last: unknown = Array.isArray(output)
    ? output.findLast((one) => isFields(one) && 'content' in one)
    : undefined;
  return isFields(last) ? last['content'] : '';
}
