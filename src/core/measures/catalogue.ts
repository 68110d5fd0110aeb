import type { FieldMap } from '../dataset/fields/fieldMap';
import { didYouMean } from '../text/closestName';
import { UserError } from '../userError';
import type { Family } from './families';
import { dynamics } from './dynamics';
import { duplicates } from './duplicates';
import { glicko } from './glicko';
import { human } from './human';
import { importedDynamics } from './importedDynamics';
import { irt } from './irt';
import { humanPredicted } from './humanPredicted';
import { irtPredicted } from './irtPredicted';
import { learningCurve } from './learningCurve';
import { labelQuality } from './labelQuality';
import { length } from './length';
import type { ColumnInfo, Measure } from './measure';
import { neighbourDisagreement } from './neighbourDisagreement';
import { neighbours } from './neighbours';
import { passRate } from './passRate';
import { probe } from './probe';
import { prototype } from './prototype';
import { rarity } from './rarity';
import { slowMeasures, slowPredictions } from './slowMeasures';

/** Every measure there is, the cheap ones first. */
export const catalogue: readonly Measure[] = [
  human,
  irt,
  glicko,
  passRate,
  importedDynamics,
  length,
  rarity,
  prototype,
  neighbours,
  probe,
  learningCurve,
  dynamics,
  duplicates,
  neighbourDisagreement,
  labelQuality,
  humanPredicted,
  irtPredicted,
  ...slowMeasures,
];

/** The catalogue, and what predicts the slow ones of it where only a sample was scored: nobody asks for those by name. */
export const everyMeasure: readonly Measure[] = [...catalogue, ...slowPredictions];

/** What people call a measure; its id where there is none of it. */
export function titleOf(id: string): string {
  return everyMeasure.find((measure) => measure.id === id)?.title ?? id;
}

/** The measures of these names (`all`: every one). Throws UserError for a name that is none. */
export function measuresNamed(names: readonly string[]): Measure[] {
  const unknown = names.find((name) => name !== 'all' && !catalogue.some(({ id }) => id === name));
  if (unknown !== undefined)
    throw new UserError(
      `There is no measure "${unknown}".${didYouMean(
        unknown,
        catalogue.map(({ id }) => id),
      )} The measures: ${catalogue.map(({ id }) => id).join(', ')}, or all.`,
    );
  return catalogue.filter(({ id }) => names.includes('all') || names.includes(id));
}

/** Every column that a dataset of this kind can have, by measure in catalogue order. */
export function possibleColumns(map: FieldMap): ColumnInfo[] {
  return everyMeasure.flatMap((measure) => (measure.lacks(map) === undefined ? measure.columns(map) : []));
}

/** The kind of every column that a dataset of this kind can have, by the column's id. */
export function columnFamilies(map: FieldMap): Record<string, Family> {
  return Object.fromEntries(
    catalogue.flatMap((measure) => measure.columns(map).map(({ id }) => [id, measure.family])),
  );
}
