import { basename } from 'node:path';
import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { numberOf } from '../reading/answer';
import type { AnswerSheet } from '../reading/answerSheet';
import type { Importer } from '../reading/importer';
import { readJsonRecords } from '../reading/jsonRecords';
import { isKnownMetric, metricRank } from './metricNames';

/** `per_instance_stats.json` of HELM: the statistics of every instance of one run. */
export const helm: Importer = {
  format: 'helm',
  title: 'HELM per-instance statistics',
  about: 'HELM: per_instance_stats.json',

  recognise({ content }) {
    if (content.kind !== 'list') return undefined;
    return content.records.some((one) => 'instance_id' in one && Array.isArray(one['stats']))
      ? 'a list of records with instance_id and stats'
      : undefined;
  },

  async read(sample, sheet, { options, range }) {
    const run = runOf(basename(sample.folder));
    const respondent = sheet.respondents.add(run.model);
    let perturbed = 0;
    const reader = {
      record: (fields: Fields, line: number) => {
        if (fields['perturbation']) perturbed++;
        else
          addInstance(sheet, fields, { ...run, respondent, file: sample.path, line, wanted: options.metric });
      },
      problem: (line: number, text: string) => sheet.problems.add(sample.path, line, text),
    };
    await readJsonRecords(sample.text.path, 'list', reader, range);
    if (perturbed > 0)
      sheet.notes.add(`${sample.path}: ${perturbed} answers to perturbed instances were left aside.`);
  },
};

/** A run's folder is named `scenario:argument=value,model=name,…`; what is left without the model is what was asked. */
function runOf(folder: string): { model: string; task: string } {
  const model = /[:,]model=([^,]+)/.exec(folder)?.[1];
  const task = folder.replace(/([:,])model=[^,]+(,|$)/, (_, before: string, after: string) =>
    after ? before : '',
  );
  return { model: model?.replace('_', '/') ?? folder, task };
}

interface Given {
  readonly task: string;
  readonly respondent: number;
  readonly file: string;
  readonly line: number;
  readonly wanted: string | undefined;
}

function addInstance(sheet: AnswerSheet, fields: Fields, given: Given): void {
  const { instance_id: id, stats } = fields;
  if ((typeof id !== 'string' && typeof id !== 'number') || !Array.isArray(stats))
    return sheet.problems.add(given.file, given.line, 'field "instance_id" or "stats" is missing');
  const item = sheet.item(`${given.task}:${id}`);
  for (const stat of stats)
    if (isFields(stat) && isFields(stat['name']) && !stat['name']['perturbation'])
      addStat(sheet, stat, item, given);
}

function addStat(sheet: AnswerSheet, stat: Fields, item: number, given: Given): void {
  const metric = String((stat['name'] as Fields)['name']);
  if (!isKnownMetric(metric) && metric !== given.wanted) {
    sheet.unknownMetrics.add(metric);
    return;
  }
  const scoring = sheet.scoring(given.task, metric, '', metricRank(metric));
  const attempts = numberOf(stat['count'] ?? 1);
  const sum = numberOf(stat['sum'] ?? stat['mean']);
  if (attempts === 0) scoring.missing++;
  else if (sum !== undefined && Number.isInteger(attempts) && sum >= 0 && sum <= attempts!)
    scoring.add(given.respondent, item, sum, attempts!);
  else
    scoring.score(given.respondent, item, undefined, {
      ...given,
      field: metric,
      value: stat['sum'] ?? stat['mean'],
    });
}
