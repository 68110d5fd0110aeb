import { labelNames } from './labelNames';
import { foreignNames } from '../fields/foreignNames';
import { textOf } from '../fields/fieldText';
import { isPlain, type FieldProfile } from '../fields/profile';
import type { Candidates } from './candidates';

const longestClass = 60;

/** The field that holds the class of each record; undefined where none has a class that other records share. */
export function findLabel(candidates: Candidates): string | undefined {
  return candidates.take({
    role: 'label',
    names: [...labelNames, ...(foreignNames.label ?? [])],
    fits: isClass,
  });
}

/** Classes come again: most values stand in another record too. Of numbers that are no whole ones, a third at most are different. */
function isClass(field: FieldProfile): boolean {
  const texts = field.values.map((value) => textOf(value).trim());
  if (!isPlain(field) || field.distinct < 2 || texts.some((text) => text.length > longestClass)) return false;
  const few = field.distinct <= Math.max(2, texts.length / 3);
  return few || (!texts.some((text) => /^-?\d*\.\d*[1-9]/.test(text)) && repeated(texts) > texts.length / 2);
}

function repeated(texts: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return texts.filter((text) => counts.get(text)! > 1).length;
}

/** Whether -1 says that a record has no class: the others count from 0 to 2 or further, as SNLI's do; -1, 0 and 1 are three classes. */
export function noClassBelowZero(field: FieldProfile | undefined): boolean {
  const numbers = new Set((field?.values ?? []).map((value) => Number(textOf(value) || NaN)));
  return (
    numbers.has(-1) &&
    numbers.has(2) &&
    [...numbers].every((one) => Number.isNaN(one) || (Number.isInteger(one) && one >= -1))
  );
}
