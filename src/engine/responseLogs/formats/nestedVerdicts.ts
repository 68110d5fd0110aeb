import { answerOf } from '../reading/answer';
import type { AnswerSheet } from '../reading/answerSheet';
import { exampleOf } from '../../../core/dataset/example';
import { detectFields } from '../../../core/dataset/guessFields';
import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { recordId } from '../../sources/recordId';
import type { Importer } from '../reading/importer';
import { readJsonRecords } from '../reading/jsonRecords';
import type { ItemClue } from '../reading/responseLog';
import { textHash } from '../reading/textHash';

/** A dataset whose own records say which model got them right. */
export const nestedVerdicts: Importer = {
  format: 'nested',
  title: 'verdicts in the records of a dataset',
  about: 'a dataset whose own records hold the verdicts',

  recognise({ content }) {
    if (content.kind !== 'lines' && content.kind !== 'list') return undefined;
    const verdicts = content.records.map((record) => verdictsOf(record)).find((found) => found.length > 0);
    return verdicts && `records with "${verdicts[0]!.field}" and others, ${verdicts.length} respondents each`;
  },

  async read(sample, sheet, { range }) {
    if (sample.content.kind !== 'lines' && sample.content.kind !== 'list') return;
    const { map } = detectFields(sample.content.records);
    let row = 0;
    let silent = 0;
    const reader = {
      record: (fields: Fields, line: number, bytes: Uint8Array) => {
        const id = Buffer.from(recordId(bytes), 'latin1').toString('hex');
        const { key, question } = exampleOf(fields, map, row, id);
        const clue: ItemClue = {
          id,
          row: row++,
          ...(key === '' ? {} : { key }),
          ...(question === '' ? {} : { text: textHash(question) }),
        };
        const verdicts = verdictsOf(fields);
        if (verdicts.length === 0) silent++;
        addVerdicts(sheet, sheet.item(key || id, clue), verdicts, { file: sample.path, line });
      },
      problem: (line: number, text: string) => (row++, sheet.problems.add(sample.path, line, text)),
    };
    await readJsonRecords(sample.text.path, sample.content.kind, reader, range);
    if (silent > 0) sheet.notes.add(`${sample.path}: ${silent} records hold no verdict.`);
  },
};

function addVerdicts(
  sheet: AnswerSheet,
  item: number,
  verdicts: readonly Verdict[],
  place: { file: string; line: number },
): void {
  for (const { respondent, field, value } of verdicts)
    sheet
      .scoring()
      .score(sheet.respondents.add(respondent), item, answerOf(value), { ...place, field, value });
}

interface Verdict {
  readonly respondent: string;
  readonly field: string;
  readonly value: unknown;
}

const verdictNames = ['is_correct', 'correct', 'passed', 'success', 'score', 'acc', 'exact_match'];
const modelNames = ['model', 'model_id', 'model_name', 'respondent', 'name'];
const holders =
  /^(responses?|results?|verdicts?|scores?|models?|outcomes?|evaluations?|correct|is_correct|solutions?)$/;

/** The verdicts of a record: `{model: {is_correct}}`, the same inside a field for them all, `{responses: {model: true}}`, or a list of `{model, is_correct}`. */
function verdictsOf(fields: Fields): Verdict[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (Array.isArray(value)) return listed(name, value);
    if (!isFields(value)) return [];
    const own = verdictIn(value);
    if (own !== undefined) return [{ respondent: name, field: `${name}.${own}`, value: value[own] }];
    return holders.test(name) ? held(name, value) : [];
  });
}

function held(holder: string, fields: Fields): Verdict[] {
  const plain = Object.values(fields).every((value) => !isFields(value) && answerOf(value) !== undefined);
  return Object.entries(fields).flatMap(([respondent, value]) => {
    if (plain) return [{ respondent, field: `${holder}.${respondent}`, value }];
    const own = isFields(value) ? verdictIn(value) : undefined;
    return own === undefined
      ? []
      : [{ respondent, field: `${holder}.${respondent}.${own}`, value: (value as Fields)[own] }];
  });
}

function listed(name: string, list: readonly unknown[]): Verdict[] {
  return list.flatMap((one, at) => {
    if (!isFields(one)) return [];
    const own = verdictIn(one);
    const model = modelNames.find((known) => typeof one[known] === 'string');
    return own === undefined || model === undefined
      ? []
      : [{ respondent: String(one[model]), field: `${name}[${at}].${own}`, value: one[own] }];
  });
}

function verdictIn(fields: Fields): string | undefined {
  return verdictNames.find((name) => name in fields && answerOf(fields[name]) !== undefined);
}
