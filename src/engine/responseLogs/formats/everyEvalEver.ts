import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { numberOf } from '../reading/answer';
import type { AnswerSheet } from '../reading/answerSheet';
import type { Importer } from '../reading/importer';
import { readJsonRecords } from '../reading/jsonRecords';
import { metricRank } from './metricNames';
import type { ItemClue } from '../reading/responseLog';
import { textHash } from '../reading/textHash';

/** Instance records of Every Eval Ever (instance_level_eval 0.2): a sample of one evaluation and model a line. */
export const everyEvalEver: Importer = {
  format: 'every-eval-ever',
  title: 'Every Eval Ever instances',
  about: 'Every Eval Ever: a record an instance',

  recognise({ content }) {
    if (content.kind !== 'lines' && content.kind !== 'list') return undefined;
    return content.records.some(isInstance)
      ? 'records with model_id, evaluation_name, sample_id and evaluation'
      : undefined;
  },

  async read(sample, sheet, { range }) {
    if (sample.content.kind !== 'lines' && sample.content.kind !== 'list') return;
    const problem = (line: number, text: string): void => sheet.problems.add(sample.path, line, text);
    const record = (fields: Fields, line: number): void => {
      if (isInstance(fields)) addInstance(sheet, fields, { file: sample.path, line });
      else problem(line, 'field "model_id", "evaluation_name", "sample_id" or "evaluation" is missing');
    };
    await readJsonRecords(sample.text.path, sample.content.kind, { record, problem }, range);
  },
};

interface Instance extends Fields {
  readonly model_id: string;
  readonly evaluation_name: string;
  readonly sample_id: string;
  readonly evaluation: Fields;
}

function isInstance(fields: Fields): fields is Instance {
  const texts = [fields['model_id'], fields['evaluation_name'], fields['sample_id']];
  return texts.every((text) => typeof text === 'string' && text !== '') && isFields(fields['evaluation']);
}

/** A sample is known by its hash, which the schema has because ids differ between runs; by its id where it has none. */
function addInstance(sheet: AnswerSheet, fields: Instance, place: { file: string; line: number }): void {
  const { evaluation_name: task, sample_id: key, sample_hash: hash, input, evaluation } = fields;
  const name = typeof hash === 'string' && hash !== '' ? hash.slice(0, 16) : key;
  if (name !== key) sheet.isByHash = true;
  const raw = isFields(input) ? input['raw'] : undefined;
  const clue: ItemClue = { key, ...(typeof raw === 'string' ? { text: textHash(raw) } : {}) };
  const item = sheet.item(`${task}:${name}`, clue);
  const respondent = sheet.respondents.add(fields.model_id);
  for (const metric of ['is_correct', 'score'].filter((one) => one in evaluation)) {
    const value = evaluation[metric];
    sheet
      .scoring(task, metric, '', metricRank(metric))
      .score(respondent, item, numberOf(value), { ...place, field: `evaluation.${metric}`, value });
  }
}
