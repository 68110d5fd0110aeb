import type { Detection } from '../detection/detection';
import { difficultyName } from './fields/fieldNames';
import { isPlain, type FieldProfile } from './fields/profile';

/** The fields that hold a difficulty, those with a name for it first, by the profiles of so many sampled records. */
export function findDifficulty(profiles: readonly FieldProfile[], sampled: number): Detection[] {
  const ordered = profiles.filter(
    (field) => isPlain(field) && field.distinct > 1 && field.levels > field.values.length / 2,
  );
  const named = ordered.filter((field) => difficultyName.test(field.name));
  const worded = ordered.filter((field) => !named.includes(field) && isWordScale(field));
  const taken = ({ path, values }: FieldProfile, why: string): Detection => ({
    ...{ subject: 'difficulty', taken: path, why: `${why}, in ${values.length} of ${sampled} sampled` },
    ...{ grade: 'certain', others: [] },
  });
  return [
    ...named.map((field) => taken(field, 'by name and values')),
    ...worded.map((field) => taken(field, 'a scale by its words')),
  ];
}

function isWordScale(field: FieldProfile): boolean {
  const words = field.values.filter((value) => typeof value === 'string' && /[a-z]{3}/i.test(value)).length;
  return words === field.values.length && field.levels === field.values.length && field.distinct <= 12;
}
