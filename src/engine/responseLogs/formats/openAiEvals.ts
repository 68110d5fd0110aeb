import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { answerOf } from '../reading/answer';
import type { AnswerSheet } from '../reading/answerSheet';
import type { Importer } from '../reading/importer';
import { readJsonRecords } from '../reading/jsonRecords';
import { metricRank } from './metricNames';

/** The event log of OpenAI evals: a specification, an event a line, a final report. */
export const openAiEvals: Importer = {
  format: 'openai-evals',
  title: 'OpenAI evals events',
  about: 'OpenAI Evals: events as JSON Lines',

  recognise({ content }) {
    if (content.kind !== 'lines') return undefined;
    if (content.records.some((one) => isFields(one['spec']) && 'eval_name' in one['spec']))
      return 'a first line with the specification of an eval';
    return content.records.some(isEvent) ? 'events with sample_id, type and data' : undefined;
  },

  async read(sample, sheet, { range }) {
    let run: Run = { model: sample.name.replace(/\.jsonl$/, ''), task: '' };
    let finished = false;
    const reader = {
      record: (fields: Fields, line: number) => {
        if (isFields(fields['spec'])) run = runOf(fields['spec'], run);
        else if ('final_report' in fields) finished = true;
        else if (isEvent(fields)) addEvent(sheet, fields, run, { file: sample.path, line });
      },
      problem: (line: number, text: string) => sheet.problems.add(sample.path, line, text),
    };
    await readJsonRecords(sample.text.path, 'lines', reader, range);
    if (!finished && range.limit === undefined)
      sheet.notes.add(
        `${sample.path} ends without a final report: the run was not finished, or the file is cut off.`,
      );
  },
};

interface Run {
  readonly model: string;
  readonly task: string;
}

function runOf(spec: Fields, otherwise: Run): Run {
  const models = spec['completion_fns'];
  return {
    model: Array.isArray(models) && models.length > 0 ? models.join(', ') : otherwise.model,
    task: typeof spec['eval_name'] === 'string' ? spec['eval_name'] : otherwise.task,
  };
}

function isEvent(fields: Fields): boolean {
  return (
    typeof fields['sample_id'] === 'string' && typeof fields['type'] === 'string' && isFields(fields['data'])
  );
}

/** A match says correct or wrong; a metrics event holds whatever the eval records, of which only what is a score counts. */
function addEvent(sheet: AnswerSheet, fields: Fields, run: Run, place: { file: string; line: number }): void {
  const data = fields['data'] as Fields;
  const metrics =
    fields['type'] === 'match' ? ['correct'] : fields['type'] === 'metrics' ? Object.keys(data) : [];
  for (const metric of metrics) {
    const value = data[metric];
    const score = answerOf(value);
    if (fields['type'] === 'metrics' && score === undefined) continue;
    const id = fields['sample_id'] as string;
    const row = /\.(\d+)$/.exec(id)?.[1];
    const item = sheet.item(id, row === undefined ? undefined : { row: Number(row) });
    sheet
      .scoring(run.task, metric, '', metricRank(metric))
      .score(sheet.respondents.add(run.model), item, score, { ...place, field: `data.${metric}`, value });
  }
}
