import { turnsOf } from './conversation';
import { pathsOf, valueAt } from './path';
import { isFields, type Fields } from '../reading/record';

/** What the sampled values of one field look like. */
export interface FieldProfile {
  readonly path: string;
  /** The last part of the path, in lower case. */
  readonly name: string;
  /** The sampled values that say something: neither missing, null nor an empty text. */
  readonly values: readonly unknown[];
  readonly texts: number;
  readonly conversations: number;
  readonly lists: number;
  readonly objects: number;
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
  return {
    path,
    name: path.slice(path.lastIndexOf('.') + 1).toLowerCase(),
    values,
    texts: count((value) => typeof value === 'string'),
    conversations: count((value) => turnsOf(value) !== undefined),
    lists: count(Array.isArray),
    objects: count(isFields),
    distinct: new Set(values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : value)))
      .size,
  };
}

/** Whether most of the field's values are texts or numbers. */
export function isPlain(field: FieldProfile): boolean {
  return field.values.length > 0 && field.lists + field.objects < field.values.length / 2;
}

/** Whether most of the field's values are conversations. */
export function isConversation(field: FieldProfile): boolean {
  return field.values.length > 0 && field.conversations > field.values.length / 2;
}
