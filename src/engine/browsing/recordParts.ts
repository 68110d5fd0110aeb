import { choicesOf } from '../../core/dataset/choices';
import { exampleOf } from '../../core/dataset/example';
import { fieldColumns } from '../../core/dataset/fieldColumns';
import { toldTurns, turnsOf } from '../../core/dataset/fields/conversation';
import { textOf } from '../../core/dataset/fields/fieldText';
import type { FieldMap } from '../../core/dataset/fields/fieldMap';
import { structured } from '../../core/dataset/fields/literal';
import { pathsOf, valueAt } from '../../core/dataset/fields/path';
import { speakerNameOf } from '../../core/dataset/fields/turn';
import type { Fields } from '../../core/dataset/reading/record';
import type { RecordPart, RecordParts } from '../../core/protocol/browsing/recordParts';
import { UserError } from '../../core/userError';
import type { DatasetFile } from '../sources/datasetFile';

/** So many characters of a text are shown: a page that lays out more than that stands still. */
const longest = 1_000_000;

/** One record, field by field, with what each is. Throws UserError for a row that is none. */
export async function recordParts(file: DatasetFile, row: number, signal: AbortSignal): Promise<RecordParts> {
  if (row >= file.count)
    throw new UserError(`${file.index.name} has no row ${row}: its rows are 0 to ${file.count - 1}.`);
  for await (const [record] of file.records([row], signal)) {
    const { bytes, read } = record!;
    const text = bytes.toString('utf8', 0, longest);
    const where = { row, line: file.line(row), text };
    if ('problem' in read) return { ...where, parts: [], problem: read.problem };
    return { ...where, parts: partsOf(read.fields, file.fields.map) };
  }
  throw new Error(`Row ${row} was not read.`);
}

function partsOf(fields: Fields, map: FieldMap): RecordPart[] {
  return fieldColumns(pathsOf(fields), map).flatMap(({ path, roles }) => {
    const value = valueAt(fields, path);
    if (value === undefined) return [];
    return [{ path, roles: [...roles], ...shownPart(value, path, fields, map) }];
  });
}

function shownPart(
  value: unknown,
  path: string,
  fields: Fields,
  map: FieldMap,
): Pick<RecordPart, 'shown' | 'length'> {
  const turns = [...map.question, map.answer].includes(path) ? turnsIn(value, map) : turnsIn(value);
  if (turns) return { shown: { kind: 'turns', turns } };
  const choices =
    map.choices?.includes(path) && map.choices.length === 1 ? choicesIn(value, fields, map) : [];
  if (choices.length > 0) return { shown: { kind: 'choices', choices } };
  const text = shownText(value);
  if (text.length <= longest) return { shown: { kind: 'text', text } };
  return { shown: { kind: 'text', text: text.slice(0, longest) }, length: text.length };
}

type Turns = Extract<RecordPart['shown'], { kind: 'turns' }>['turns'];

function turnsIn(value: unknown, map?: FieldMap): Turns | undefined {
  const turns = map?.told ? toldTurns(value) : turnsOf(value);
  const whole = structured(value);
  const names = Array.isArray(whole) && whole.length === turns?.length ? whole.map(speakerNameOf) : [];
  return turns?.map((turn, at) => ({ ...turn, text: turn.text.slice(0, longest), name: names[at] ?? '' }));
}

function choicesIn(value: unknown, fields: Fields, map: FieldMap) {
  const { choices, labels } = choicesOf([value]);
  const { gold } = exampleOf(fields, map, 0, '');
  return choices.map((text, at) => ({ label: labels[at] ?? '', text, isRight: at === gold }));
}

/** A value to be read: what has members is laid out as JSON. */
function shownText(value: unknown): string {
  const isPlain = typeof value !== 'object' || value === null;
  const isTexts = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return isPlain || isTexts ? textOf(value) : JSON.stringify(value, undefined, 2);
}
