import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { numberOf } from '../reading/answer';
import type { AnswerSheet } from '../reading/answerSheet';
import type { Importer } from '../reading/importer';
import { readJsonRecords } from '../reading/jsonRecords';
import { textHash } from '../reading/textHash';

/** py-irt's JSON Lines: a respondent a line, with the answers by item. */
export const pyIrt: Importer = {
  format: 'py-irt',
  title: 'py-irt responses',
  about: 'py-irt: a line a respondent, with subject_id and responses',

  recognise({ content }) {
    if (content.kind !== 'lines' && content.kind !== 'list') return undefined;
    return content.records.some((one) => 'subject_id' in one && isFields(one['responses']))
      ? 'records with subject_id and responses'
      : undefined;
  },

  async read(sample, sheet, { range }) {
    if (sample.content.kind !== 'lines' && sample.content.kind !== 'list') return;
    const problem = (line: number, text: string): void => sheet.problems.add(sample.path, line, text);
    const record = (fields: Fields, line: number): void => {
      const { subject_id: id, responses } = fields;
      if (typeof id !== 'string' && typeof id !== 'number')
        return problem(line, 'field "subject_id" is missing');
      if (!isFields(responses)) return problem(line, 'field "responses" is no object of items and answers');
      addResponses(sheet, sheet.respondents.add(String(id)), responses, { file: sample.path, line });
    };
    await readJsonRecords(sample.text.path, sample.content.kind, { record, problem }, range);
  },
};

function addResponses(
  sheet: AnswerSheet,
  respondent: number,
  responses: Fields,
  place: { file: string; line: number },
): void {
  const scoring = sheet.scoring();
  for (const [name, value] of Object.entries(responses)) {
    // Some name their items by the question itself.
    const clue = /\s/.test(name) ? { text: textHash(name) } : undefined;
    const given = { ...place, field: `responses.${name.slice(0, 40)}`, value };
    scoring.score(respondent, sheet.item(name, clue), numberOf(value), given);
  }
}
