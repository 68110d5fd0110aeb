import { textOf } from '../fields/fieldText';
import { isEncoded, isMediaName } from '../fields/media';
import type { FieldProfile } from '../fields/profile';

const reference =
  /^(?:https?:|www\.|data:|file:|\/|[A-Za-z]:\\)\S*$|^[\w.-]+(?:\/[\w.-]+)+$|^[\da-f]{16,}$|^[\da-f]{8}-[\da-f-]{27}$/i;

/** Whether a text is an address, a path, a hash or the data of a file: nothing that is read. */
export function isReference(text: string): boolean {
  return reference.test(text.trim()) || isEncoded(text.trim());
}

/** Whether most of a field's values are addresses, paths, hashes or the data of files. */
export function holdsReferences(field: FieldProfile): boolean {
  const found = field.values.filter((value) => typeof value === 'string' && isReference(value)).length;
  return isMediaName(field.name) || found > field.values.length / 2;
}

/** Whether most of a field's values are words that somebody wrote: texts of more than one word, or of a script without spaces. */
export function isProse(field: FieldProfile): boolean {
  const found = field.values.filter((value) => typeof value === 'string' && isWritten(textOf(value))).length;
  return found > field.values.length / 2 && field.spelt < field.values.length / 2 && !holdsReferences(field);
}

function isWritten(text: string): boolean {
  return /\S\s+\S/.test(text.trim()) || /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]{4}/u.test(text);
}
