import type { FieldMap } from './fields/fieldMap';
import { rejectedName } from './finding/answerNames';
import { textOf } from './fields/fieldText';
import type { FieldProfile } from './fields/profile';
import { isTold } from './finding/findQuestion';

/** The shapes a dataset's records can have. */
export type Shape =
  | 'multiple choice'
  | 'conversation'
  | 'preference pair'
  | 'premise and hypothesis'
  | 'instruction'
  | 'question and answer'
  | 'labelled text'
  | 'plain text'
  | 'answers only'
  | 'response matrix'
  | 'unknown';

/** The shape of records by what their fields were found to be. */
export function shapeOf(map: FieldMap, profiles: readonly FieldProfile[]): Shape {
  if (isResponseMatrix(profiles) || isAnswerTable(profiles)) return 'response matrix';
  const isTalk = profiles.some((field) => field.path === map.question[0] && isTold(field));
  const names = new Set(profiles.map((field) => field.plainName));
  if ([...names].some((name) => rejectedName.test(name))) return 'preference pair';
  if (isTalk) return 'conversation';
  if (map.question.length === 0) return map.answer ? 'answers only' : 'unknown';
  if (map.choices) return 'multiple choice';
  if (names.has('hypothesis') && map.question.length > 1) return 'premise and hypothesis';
  if (names.has('instruction') && map.answer) return 'instruction';
  if (map.answer) return 'question and answer';
  return map.label ? 'labelled text' : 'plain text';
}

const respondent = /^(model|respondent|user|person|student|participant|subject)(_?(id|name))?$/i;
const item = /^(item|question|problem|example|doc|task|sample)_?(id|key)?$|^qid$/i;
const verdict = /^(is_?)?(correct|right|passed|score|response|acc|accuracy)$/i;
const mostBesides = 2;
const longestName = 60;

/** Who got what right, an answer a row: three columns that say so, few besides, and no text among them. */
function isAnswerTable(profiles: readonly FieldProfile[]): boolean {
  const has = (name: RegExp): boolean => profiles.some((field) => name.test(field.name));
  const isShare = (value: unknown): boolean => /^(0|1|0?\.\d+|[01]\.0+|true|false)$/i.test(textOf(value));
  return (
    profiles.length <= 3 + mostBesides &&
    [respondent, item, verdict].every(has) &&
    profiles.some((field) => verdict.test(field.name) && field.values.every(isShare)) &&
    profiles.every((field) => field.values.every((value) => textOf(value).length <= longestName))
  );
}

/** Who got what right, as a table of noughts and ones (perhaps with a column of frequencies). */
function isResponseMatrix(profiles: readonly FieldProfile[]): boolean {
  const items = profiles.filter(
    (field) => !/^(freq|frequency|count|n|id|person|respondent)$/.test(field.name),
  );
  const isBinary = (value: unknown): boolean => /^[01](\.0)?$/.test(textOf(value));
  return items.length >= 3 && items.every((field) => field.values.every(isBinary));
}
