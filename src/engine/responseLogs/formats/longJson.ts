import { valueAt } from '../../../core/dataset/fields/path';
import type { Fields } from '../../../core/dataset/reading/record';
import { quoted } from '../reading/answer';
import { answerFieldsOf, type AnswerFields } from '../fields/answerFields';
import type { AnswerSheet } from '../reading/answerSheet';
import { AttemptReader, attemptsOf } from '../reading/attempts';
import type { Importer } from '../reading/importer';
import { readJsonRecords } from '../reading/jsonRecords';
import { keyedScore } from '../reading/keyedScore';
import type { LogSample } from '../reading/logSample';
import type { ImportOptions } from '../reading/responseLog';
import { columnsOfRecords } from '../sampling/sampleColumns';
import { textHash } from '../reading/textHash';
import { longCsv } from './longCsv';
import { noteFields, whyLong } from './longWords';

/** One answer a record in JSON Lines or a JSON list: respondent, item, score, and perhaps a number of attempts. */
export const longJson: Importer = longRecords(false);

/** The same of one model, for which the name of the file or its folder stands. */
export const oneModelJson: Importer = longRecords(true);

function longRecords(isOfOne: boolean): Importer {
  return {
    format: longCsv.format,
    title: 'one answer a record',
    about: longCsv.about,
    asks: 'fields',
    takes: ['right', 'missing'],

    recognise(sample, options) {
      const fields = fieldsOf(sample, options, isOfOne);
      return fields && whyLong('fields', fields);
    },

    async read(sample, sheet, { options, range, model }) {
      const fields = fieldsOf(sample, options, isOfOne);
      const { path, text, content } = sample;
      if (!fields || (content.kind !== 'lines' && content.kind !== 'list')) return;
      noteFields(sheet, fields, model);
      const reader = new LongRecords(sheet, fields, path, model);
      await readJsonRecords(text.path, content.kind, reader, range);
      reader.finish();
    },
  };
}

function fieldsOf(
  { content }: LogSample,
  options: ImportOptions,
  isOfOne: boolean,
): AnswerFields | undefined {
  if (content.kind !== 'lines' && content.kind !== 'list') return undefined;
  const fields = answerFieldsOf(columnsOfRecords(content.records), options, isOfOne);
  return fields && (fields.respondent === undefined) === isOfOne ? fields : undefined;
}

class LongRecords {
  private readonly answers: AttemptReader;

  constructor(
    private readonly sheet: AnswerSheet,
    private readonly fields: AnswerFields,
    private readonly path: string,
    private readonly model: string,
  ) {
    this.answers = new AttemptReader(sheet.scoring(), fields.counts ?? false, fields.attempts !== undefined);
  }

  record(record: Fields, line: number): void {
    const { fields, sheet } = this;
    const respondent = fields.respondent === undefined ? this.model : nameAt(record, fields.respondent);
    const item = itemAt(record, fields);
    if (respondent === undefined || item === undefined) {
      const field = respondent === undefined ? fields.respondent : fields.item;
      return this.problem(line, `field ${quoted(field)} is missing or empty`);
    }
    const who = sheet.respondents.add(respondent);
    this.answer(who, this.asked(record, item), record, line);
  }

  problem(line: number, text: string): void {
    this.sheet.problems.add(this.path, line, text);
  }

  finish(): void {
    this.answers.finish();
  }

  private answer(who: number, item: number, record: Fields, line: number): void {
    const { score, key, reading, isCode, attempts: trials } = this.fields;
    const value = valueAt(record, score);
    const attempts = trials === undefined ? undefined : valueAt(record, trials);
    const right = isCode?.(value)
      ? NaN
      : key === undefined
        ? reading(value)
        : keyedScore(value, valueAt(record, key));
    const place = { file: this.path, line, field: score, value, attemptsField: trials ?? '', attempts };
    this.answers.add(who, item, right, attemptsOf(attempts), place);
  }

  private asked(record: Fields, item: string): number {
    const at = this.sheet.items.add(item);
    const { question } = this.fields;
    if (question === undefined || this.sheet.clues.has(at)) return at;
    const text = valueAt(record, question);
    this.sheet.clues.set(at, typeof text === 'string' && text !== '' ? { text: textHash(text) } : {});
    return at;
  }
}

function itemAt(record: Fields, { item, within }: AnswerFields): string | undefined {
  const own = nameAt(record, item);
  if (within === undefined || own === undefined) return own;
  const part = nameAt(record, within);
  return part === undefined ? undefined : `${own} ${part}`;
}

function nameAt(record: Fields, path: string): string | undefined {
  const value = valueAt(record, path);
  const name = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return name === '' ? undefined : name;
}
