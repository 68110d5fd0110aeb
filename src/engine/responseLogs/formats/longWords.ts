import { quoted } from '../reading/answer';
import type { AnswerFields } from '../fields/answerFields';
import type { AnswerSheet } from '../reading/answerSheet';

/** How a log with one answer a record is taken: `columns "student", "item" and "correct"`. */
export function whyLong(
  what: 'columns' | 'fields',
  { respondent, item, within, score, attempts }: AnswerFields,
): string {
  const names = [respondent, item, within, score]
    .filter((name) => name !== undefined)
    .map((name) => `"${name}"`);
  const listed = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const of = attempts === undefined ? '' : ` of "${attempts}"`;
  return `${what} ${listed}${of}${respondent === undefined ? '; the file or its folder names the respondent' : ''}`;
}

/** Notes what was found out of the fields, and which model a file is of that names none. */
export function noteFields(sheet: AnswerSheet, fields: AnswerFields, model: string): void {
  sheet.detected(...fields.detections);
  if (fields.isDoubtful) sheet.doubtful.add(fields.score);
  if (fields.respondent === undefined)
    sheet.detected({
      subject: 'respondent',
      taken: 'the name of the file or its folder',
      why: `no field names a respondent, so each file is one (${quoted(model)})`,
      grade: 'likely',
      others: [],
      remedy: { kind: 'chooseLogFields', role: 'respondent' },
    });
}
