import { valueAt } from '../../../core/dataset/fields/path';
import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { answerOf, numberOf } from '../reading/answer';
import type { AnswerSheet } from '../reading/answerSheet';
import type { Importer } from '../reading/importer';
import { readJsonRecords } from '../reading/jsonRecords';
import { harnessRun } from './harnessRun';
import { ClueReader } from '../reading/itemClue';
import { isKnownMetric, metricRank } from './metricNames';
import { UnnamedFilters } from './unnamedFilters';
import type { ItemClue } from '../reading/responseLog';

/** What a record holds besides its metrics. */
const notMetrics =
  /^(doc|doc_id|target|arguments|resps|filtered_resps|filter|metrics|.*_hash|.*_bytes|truth|choices)$/;

/** `samples_{task}_{date}.jsonl` of lm-evaluation-harness: a record for every document and filter. */
export const lmEvaluationHarness: Importer = {
  format: 'lm-eval',
  title: 'lm-evaluation-harness samples',
  about: 'lm-evaluation-harness: the logged samples (samples_*.jsonl)',

  recognise({ content }) {
    if (content.kind !== 'lines' && content.kind !== 'list') return undefined;
    const record = content.records.find(
      (one) => 'doc_id' in one && ('resps' in one || 'filtered_resps' in one),
    );
    return record && `records with doc_id and ${'filtered_resps' in record ? 'filtered_resps' : 'resps'}`;
  },

  async read(sample, sheet, { range }) {
    if (sample.content.kind !== 'lines' && sample.content.kind !== 'list') return;
    const run = await harnessRun(sample);
    sheet.notes.add(`${sample.name}: the model "${run.model}" is named by ${run.namedBy}.`);
    const respondent = sheet.respondents.add(run.model);
    const clues = new ClueReader(sample.content.records.flatMap(({ doc }) => (isFields(doc) ? [doc] : [])));
    const filters = new UnnamedFilters();
    const reader = {
      record: (fields: Fields, line: number) => {
        const item = itemOf(sheet, fields, run.task, clues);
        if (item === undefined) sheet.problems.add(sample.path, line, 'field "doc_id" is missing');
        else {
          const filter = filters.filterOf(fields);
          addScores(sheet, fields, { ...run, filter }, { respondent, item, file: sample.path, line });
        }
      },
      problem: (line: number, text: string) => sheet.problems.add(sample.path, line, text),
    };
    await readJsonRecords(sample.text.path, sample.content.kind, reader, range);
    sheet.detected(...filters.detections(run.task));
  },
};

/** A document is known by its task and its hash; its number, which sampling and shuffling change, only where there is no hash. */
function itemOf(sheet: AnswerSheet, fields: Fields, task: string, clues: ClueReader): number | undefined {
  const { doc_id: number, doc_hash: hash, doc } = fields;
  const name = typeof hash === 'string' && hash !== '' ? hash.slice(0, 16) : plain(number);
  if (name === undefined) return undefined;
  const clue: ItemClue = {
    ...(isFields(doc) ? clues.clue(doc) : {}),
    ...(typeof number === 'number' ? { row: number } : {}),
  };
  return sheet.item(`${task}:${name}`, clue);
}

function plain(value: unknown): string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
}

interface Place {
  readonly respondent: number;
  readonly item: number;
  readonly file: string;
  readonly line: number;
}

function addScores(
  sheet: AnswerSheet,
  fields: Fields,
  { task, filter }: { task: string; filter: string },
  place: Place,
): void {
  for (const metric of metricsOf(fields)) {
    const value = valueAt(fields, metric);
    const rank = metricRank(metric) * filters.length + filterRank(filter);
    sheet
      .scoring(task, metric, filter, rank)
      .score(place.respondent, place.item, numberOf(value), { ...place, field: metric, value });
  }
}

/** Files before mid 2024 do not name their metrics: all fields that are no part of the record and hold an answer. */
function metricsOf(fields: Fields): string[] {
  const named = fields['metrics'];
  if (Array.isArray(named)) return named.filter((name) => typeof name === 'string');
  return Object.keys(fields).filter(
    (name) => isKnownMetric(name) || (!notMetrics.test(name) && answerOf(fields[name]) !== undefined),
  );
}

const filters = ['none', '', 'strict-match', 'get-answer', 'flexible-extract', 'other'];

function filterRank(filter: string): number {
  const at = filters.indexOf(filter);
  return at < 0 ? filters.length - 1 : at;
}
