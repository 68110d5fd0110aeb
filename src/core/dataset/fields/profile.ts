import { isFields, type Fields } from '../reading/record';
import { toldTurns, turnsOf } from './conversation';
import { structured } from './literal';
import { pathsOf, valueAt } from './path';
import { plainName, plainPath } from './plainName';
import type { Turn } from './turn';

/** What the sampled values of one field look like. */
export interface FieldProfile {
  readonly path: string;
  /** The last part of the path, in lower case. */
  readonly name: string;
  /** The last part of the path, and the whole of it, as names are compared. */
  readonly plainName: string;
  readonly plainPath: string;
  /** The sampled values that say something: neither missing, null nor an empty text. */
  readonly values: readonly unknown[];
  readonly texts: number;
  readonly conversations: number;
  /** How many are conversations where it is known that the field holds some: transcripts and texts in turn too. */
  readonly told: number;
  /** In how many of them an assistant has the last word. */
  readonly answered: number;
  /** In how many of them an assistant speaks at all. */
  readonly spoken: number;
  /** How many are lists and how many objects, those that are written as texts among them. */
  readonly lists: number;
  readonly objects: number;
  /** How many lists and objects are written as texts. */
  readonly spelt: number;
  readonly distinct: number;
}

/** A profile for every field of the sampled records, in the order in which they first occur. */
export function profilesOf(samples: readonly Fields[]): FieldProfile[] {
  const paths = new Set(samples.flatMap((fields) => pathsOf(fields)));
  return [...paths].map((path) => {
    const values = samples
      .map((fields) => valueAt(fields, path))
      .filter((value) => value != null && value !== '');
    return profile(path, values);
  });
}

function profile(path: string, values: readonly unknown[]): FieldProfile {
  const count = (test: (value: unknown) => boolean): number => values.filter(test).length;
  const told = values.map(toldTurns);
  return {
    path,
    name: path.slice(path.lastIndexOf('.') + 1).toLowerCase(),
    plainName: plainName(path.slice(path.lastIndexOf('.') + 1)),
    plainPath: plainPath(path),
    values,
    texts: count((value) => typeof value === 'string'),
    conversations: count((value) => turnsOf(value) !== undefined),
    told: told.filter((turns) => turns !== undefined).length,
    answered: told.filter(isAnswered).length,
    spoken: told.filter((turns) => turns?.some(({ speaker }) => speaker === 'assistant')).length,
    lists: count((value) => Array.isArray(structured(value))),
    objects: count((value) => isFields(structured(value))),
    spelt: count((value) => structured(value) !== value),
    distinct: new Set(values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : value)))
      .size,
  };
}

function isAnswered(turns: readonly Turn[] | undefined): boolean {
  const last = turns?.at(-1);
  return last?.speaker === 'assistant' && last.text !== '';
}

/** Whether most of the field's values are texts or numbers. */
export function isPlain(field: FieldProfile): boolean {
  return field.values.length > 0 && field.lists + field.objects < field.values.length / 2;
}

/** Whether most of the field's values are conversations by their shape. */
export function isConversation(field: FieldProfile): boolean {
  return field.values.length > 0 && field.conversations > field.values.length / 2;
}

/** Whether most of the field's values are texts that tell a conversation. */
export function isTranscript(field: FieldProfile): boolean {
  const plain = field.texts - field.spelt;
  return plain > field.values.length / 2 && field.told > field.values.length / 2;
}
