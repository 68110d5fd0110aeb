import { pathsOf, valueAt } from '../../../core/dataset/fields/path';
import type { Fields } from '../../../core/dataset/reading/record';
import { numberOf, quoted } from '../reading/answer';
import { longCsv } from './longCsv';
import { answerFieldsOf, type AnswerFields } from '../reading/answerFields';
import type { AnswerSheet } from '../reading/answerSheet';
import { AttemptReader, attemptsOf } from '../reading/attempts';
import type { Importer } from '../reading/importer';
import { readJsonRecords } from '../reading/jsonRecords';
import type { LogSample } from '../reading/logSample';
import type { ImportOptions } from '../reading/responseLog';

/** One answer a record in JSON Lines or a JSON list: respondent, item, score, and perhaps a number of attempts. */
export const longJson: Importer = {
  format: longCsv.format,
  title: 'one answer a record',
  about: longCsv.about,
  asks: 'fields',

  recognise(sample, options) {
    const fields = fieldsOf(sample, options);
    return fields && `fields "${fields.respondent}", "${fields.item}" and "${fields.score}"`;
  },

  async read(sample, sheet, { options, range }) {
    const fields = fieldsOf(sample, options);
    if (!fields || sample.content.kind === 'csv' || sample.content.kind === 'object') return;
    const answers = new AttemptReader(sheet.scoring(), fields.counts ?? false);
    const reader = {
      record: (record: Fields, line: number) =>
        addRecord(sheet, answers, record, fields, { file: sample.path, line }),
      problem: (line: number, text: string) => sheet.problems.add(sample.path, line, text),
    };
    await readJsonRecords(sample.path, sample.content.kind, reader, range);
    answers.finish();
  },
};

function fieldsOf({ content }: LogSample, options: ImportOptions): AnswerFields | undefined {
  if (content.kind !== 'lines' && content.kind !== 'list') return undefined;
  const names = new Set(content.records.flatMap((record) => valuePaths(record)));
  const fields = answerFieldsOf([...names], options.fields);
  const scored = content.records.some((one) => fields && numberOf(valueAt(one, fields.score)) !== undefined);
  return scored ? fields : undefined;
}

/** The paths that lead to one value: an object and a list are neither a name nor a score. */
function valuePaths(record: Fields): string[] {
  return pathsOf(record).filter(
    (path) => typeof valueAt(record, path) !== 'object' || valueAt(record, path) === null,
  );
}

function addRecord(
  sheet: AnswerSheet,
  answers: AttemptReader,
  record: Fields,
  fields: AnswerFields,
  place: { file: string; line: number },
): void {
  const respondent = nameAt(record, fields.respondent);
  const item = nameAt(record, fields.item);
  const value = valueAt(record, fields.score);
  const attempts = fields.attempts === undefined ? undefined : valueAt(record, fields.attempts);
  if (respondent === undefined || item === undefined) {
    const field = respondent === undefined ? fields.respondent : fields.item;
    return sheet.problems.add(place.file, place.line, `field ${quoted(field)} is missing or empty`);
  }
  const who = sheet.respondents.add(respondent);
  answers.add(who, sheet.item(item), numberOf(value), attemptsOf(attempts), {
    ...place,
    field: fields.score,
    value,
    attemptsField: fields.attempts ?? '',
    attempts,
  });
}

function nameAt(record: Fields, path: string): string | undefined {
  const value = valueAt(record, path);
  const name = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return name === '' ? undefined : name;
}
