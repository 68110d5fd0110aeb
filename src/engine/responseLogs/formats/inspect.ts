import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { numberOf } from '../reading/answer';
import type { AnswerSheet } from '../reading/answerSheet';
import type { Importer } from '../reading/importer';
import { readJsonRecords } from '../reading/jsonRecords';
import type { ObjectContent } from '../reading/logSample';
import { readArchive } from './inspectArchive';
import { metricRank } from './metricNames';
import { textHash } from '../reading/textHash';

/** The JSON log of Inspect: one object with a list of samples, each scored by one or more scorers. */
export const inspect: Importer = {
  format: 'inspect',
  title: 'Inspect log',
  about: 'Inspect: a log in JSON or .eval',

  recognise({ content }) {
    if (content.kind === 'archive') return 'an .eval archive, a sample a file';
    return content.kind === 'object' ? 'an object with eval and samples' : undefined;
  },

  async read(sample, sheet, { range }) {
    const { content } = sample;
    if (content.kind !== 'object' && content.kind !== 'archive') return;
    const run = runOf(content, sample.name);
    const respondent = sheet.respondents.add(run.model);
    let unscored = 0;
    const reader = {
      record: (fields: Fields, line: number) => {
        const scores = scoresOf(fields);
        if (!scores || Object.keys(scores).length === 0) unscored++;
        addSample(sheet, fields, scores ?? {}, { ...run, respondent, file: sample.path, line });
      },
      problem: (line: number, text: string) =>
        text === afterList ? undefined : sheet.problems.add(sample.path, line, text),
    };
    if (content.kind === 'archive') await readArchive(sample, content, reader, range);
    else {
      const { offset, line } = content.list;
      await readJsonRecords(sample.text.path, 'list', reader, { ...range, from: offset, firstLine: line });
    }
    if (unscored > 0)
      sheet.notes.add(`${sample.path}: ${unscored} samples have no score (failed or not finished).`);
  },
};

/** The scores by their scorers; early logs have one score, of a scorer without a name. */
function scoresOf({ scores, score }: Fields): Fields | undefined {
  if (isFields(scores)) return scores;
  return isFields(score) ? { score } : undefined;
}

/** The object goes on after its list of samples, which the reader of lists remarks upon. */
const afterList = 'there is more after the end of the list';

function runOf({ before }: Pick<ObjectContent, 'before'>, name: string): { model: string; task: string } {
  const about = isFields(before['eval']) ? before['eval'] : {};
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { model: text(about['model']) || name, task: text(about['task']) };
}

interface Given {
  readonly task: string;
  readonly respondent: number;
  readonly file: string;
  readonly line: number;
}

/** Epochs are attempts at the same sample. */
function addSample(sheet: AnswerSheet, fields: Fields, scores: Fields, given: Given): void {
  const { id, input } = fields;
  if (typeof id !== 'string' && typeof id !== 'number')
    return sheet.problems.add(given.file, given.line, 'field "id" is missing');
  const item = sheet.item(`${given.task}:${id}`, {
    key: String(id),
    ...(typeof input === 'string' ? { text: textHash(input) } : {}),
    ...(typeof id === 'number' ? { row: id - 1 } : {}),
  });
  for (const [scorer, score] of Object.entries(scores)) {
    const value = isFields(score) ? score['value'] : score;
    for (const [name, part] of isFields(value) ? Object.entries(value) : [['', value] as const]) {
      const metric = name === '' ? scorer : `${scorer}.${name}`;
      sheet
        .scoring(given.task, metric, '', metricRank(name || scorer))
        .score(given.respondent, item, verdict(part), { ...given, field: `scores.${metric}`, value: part });
    }
  }
}

/** Correct, incorrect, partial and no answer, as Inspect itself counts them. */
const letters = new Map([
  ['C', 1],
  ['I', 0],
  ['P', 0.5],
  ['N', 0],
]);

function verdict(value: unknown): number | undefined {
  return (typeof value === 'string' ? letters.get(value) : undefined) ?? numberOf(value);
}
