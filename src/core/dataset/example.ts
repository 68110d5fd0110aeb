import { answerIn, type Answer } from './answerText';
import { choicesOf, type Choices } from './choices';
import { questionAndAnswer, toldTurns, turnsOf, type Dialogue } from './fields/conversation';
import type { FieldMap } from './fields/fieldMap';
import { levelOf } from './difficulty/levelReading';
import { joinTexts, plainText, textOf } from './fields/fieldText';
import { structured } from './fields/literal';
import { mediaOf, withoutMedia } from './fields/media';
import { valueAt } from './fields/path';
import { plainPath } from './fields/plainName';
import { remembering } from './fields/remembering';
import { goldChoice } from './gold';
import { isFields, type Fields } from './reading/record';

/** A training record as the measures see it. Missing texts are empty. */
export interface Example {
  /** 0-based index of the record in its file. */
  readonly row: number;
  /** Hash of the record's own bytes, 32 hexadecimal digits. */
  readonly id: string;
  /** The dataset's own identifier, where it has one. */
  readonly key: string;
  readonly question: string;
  readonly context: string;
  readonly answer: string;
  /** The worked solution, where it stands apart from the answer, or what was thought before it. */
  readonly solution: string;
  readonly choices: readonly string[];
  /** Index of the right choice; -1 where there is none or it is not known. */
  readonly gold: number;
  /** The class label; empty where there is none. */
  readonly label: string;
  /** The human difficulty columns in the order of the field map; NaN where a value names no level. */
  readonly levels: readonly number[];
  /** How many images, sounds, films and files belong to it; they are no words. Undefined where there are none. */
  readonly attachments?: number;
}

/** The example that a record holds under a field map. Never throws. */
export function exampleOf(fields: Fields, map: FieldMap, row: number, id: string): Example {
  const at = (path: string | undefined): unknown => (path === undefined ? undefined : valueAt(fields, path));
  const media = mediaOf(fields);
  const dialogue = dialogueOf(map, at);
  const asked = withoutMedia(
    dialogue?.question ?? joinTexts(map.question.map((path) => textOf(listedAt(path, at)))),
    media !== undefined,
  );
  const given = answerOf(map, at);
  const label = labelOf(at(map.label), map);
  const offered = map.choices ? choicesOf(map.choices.map((path) => at(path))) : noChoices;
  const gold = goldOf(map, at, offered);
  const attachments = Math.max(asked.attachments + (dialogue?.attachments ?? 0), media ?? 0);
  return {
    row,
    id,
    key: plainText(at(map.key)),
    question: asked.text,
    context: joinTexts([contextOf(at(map.context)), dialogue?.context ?? '']),
    answer:
      gold >= 0 && namesChoice(given.answer, gold, offered, map) ? offered.choices[gold]! : given.answer,
    solution: textOf(at(map.solution)) || given.thinking,
    choices: offered.choices,
    gold,
    label: offered.choices.length > 0 ? '' : label,
    levels: map.difficulty.map((path) => levelOf(at(path), map.readings?.[path])),
    ...(attachments > 0 && { attachments }),
  };
}

const noChoices: Choices = { choices: [], labels: [] };

type At = (path: string | undefined) => unknown;

function dialogueOf(map: FieldMap, at: At): Dialogue | undefined {
  for (const path of map.question) {
    const turns = map.told ? toldTurns(at(path)) : turnsOf(at(path));
    if (turns) return questionAndAnswer(turns, path === map.answer);
  }
  return undefined;
}

function answerOf(map: FieldMap, at: At): Answer {
  return answerIn(listedAt(map.answer, at), map.told === true, map.steps === true);
}

const plural =
  /(?:turns|questions|prompts|queries|answers|choices|targets|solutions|solutions\.solution|outputs|completions|responses|generations|references|answers\.text)$/;

/** What a field holds that has several texts by its name: the list, where one is written as a text. */
function listedAt(path: string | undefined, at: At): unknown {
  return path !== undefined && isPlural(path) ? structured(at(path)) : at(path);
}

const isPlural = remembering((path) => plural.test(plainPath(path)));

function goldOf(map: FieldMap, at: At, offered: Choices): number {
  if (offered.choices.length === 0) return -1;
  return goldChoice(at(map.label) ?? at(map.answer), offered, map.countsFromOne ? 1 : 0, map.goldBy);
}

/** Whether the answer only says which choice is right, or nothing. */
function namesChoice(answer: string, gold: number, offered: Choices, map: FieldMap): boolean {
  const by = map.label === undefined || map.answer === map.label ? map.goldBy : undefined;
  const named = goldChoice(answer, offered, map.countsFromOne ? 1 : 0, by);
  return answer === '' || named === gold || (map.answer === map.label && named < 0);
}

const noClass = /^(?:nan|none|null|n\/?a|<na>|nil)$/i;

/** The class that a value names; empty for NaN, "none" and the like, and for -1 where that says that there is none. */
function labelOf(value: unknown, map: FieldMap): string {
  const text = plainText(value);
  if (noClass.test(text.trim())) return '';
  return map.noClassBelowZero && Number(text) === -1 ? '' : text;
}

/** The text of a part of a context that is an object of one: {text}. */
function partText(part: unknown): unknown {
  return isFields(part) && typeof part['text'] === 'string' ? part['text'] : part;
}

function contextOf(value: unknown): string {
  const turns = turnsOf(value);
  if (turns) return joinTexts(turns.map(({ text }) => text));
  const spelt = structured(value);
  return textOf(Array.isArray(spelt) ? spelt.map(partText) : value);
}
