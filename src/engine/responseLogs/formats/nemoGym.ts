import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { numberOf } from '../reading/answer';
import type { AnswerSheet } from '../reading/answerSheet';
import type { Importer } from '../reading/importer';
import { readJsonRecords } from '../reading/jsonRecords';
import type { ItemClue } from '../reading/responseLog';
import { textHash } from '../reading/textHash';

/** Rollouts of NeMo Gym: a record for every rollout of a task, with the reward that its verifier gave. */
export const nemoGym: Importer = {
  format: 'nemo-gym',
  title: 'NeMo Gym rollouts',
  about: 'NeMo Gym: a rollout a line, each with its reward',

  recognise({ content }) {
    if (content.kind !== 'lines' && content.kind !== 'list') return undefined;
    return content.records.some((one) => '_ng_task_index' in one && 'reward' in one)
      ? 'records with _ng_task_index and reward'
      : undefined;
  },

  async read(sample, sheet, { range }) {
    if (sample.content.kind !== 'lines' && sample.content.kind !== 'list') return;
    const otherwise = sample.name.replace(/\.jsonl?$/, '');
    const problem = (line: number, text: string): void => sheet.problems.add(sample.path, line, text);
    let unnamed = 0;
    const record = (fields: Fields, line: number): void => {
      const model = textIn(fields['response'], 'model');
      if (model === '') unnamed++;
      addRollout(sheet, fields, model || otherwise, { file: sample.path, line });
    };
    await readJsonRecords(sample.path, sample.content.kind, { record, problem }, range);
    if (unnamed > 0)
      sheet.notes.add(
        `${sample.path}: no model is named by ${unnamed} of the rollouts: they are taken for "${otherwise}".`,
      );
  },
};

/** Rollouts of one task by one model are attempts. A task is known by its agent, for files hold several, and its index. */
function addRollout(
  sheet: AnswerSheet,
  fields: Fields,
  model: string,
  place: { file: string; line: number },
): void {
  const { _ng_task_index: row, agent_ref: agent, reward: value } = fields;
  if (typeof row !== 'number' || !Number.isInteger(row) || row < 0)
    return sheet.problems.add(place.file, place.line, 'field "_ng_task_index" is missing or no index');
  const task = textIn(agent, 'name');
  const item = sheet.item(task === '' ? String(row) : `${task}:${row}`, clueOf(fields, row));
  sheet
    .scoring(task, 'reward')
    .score(sheet.respondents.add(model), item, numberOf(value), { ...place, field: 'reward', value });
}

/** The row of the input file, and what the user was said to ask last. */
function clueOf({ responses_create_params: asked }: Fields, row: number): ItemClue {
  const question = isFields(asked) ? questionIn(asked['input']) : undefined;
  return { row, ...(question === undefined ? {} : { text: textHash(question) }) };
}

/** An input of the Responses API: a text, or messages whose content is a text or parts with one each. */
function questionIn(input: unknown): string | undefined {
  if (!Array.isArray(input)) return typeof input === 'string' ? input : undefined;
  const last: unknown = input.findLast((one) => textIn(one, 'role') === 'user');
  if (!isFields(last)) return undefined;
  const { content } = last;
  if (!Array.isArray(content)) return typeof content === 'string' ? content : undefined;
  return content.map((part) => textIn(part, 'text')).join('\n');
}

function textIn(value: unknown, name: string): string {
  const text = isFields(value) ? value[name] : undefined;
  return typeof text === 'string' ? text : '';
}
