import type { FieldMap } from '../../core/dataset/fields/fieldMap';
import { everyMeasure } from '../../core/measures/catalogue';
import type { Measure } from '../../core/measures/measure';
import type { ScoreProgress } from '../../core/protocol/engineApi';
import type { CallContext } from '../../core/protocol/rpc';
import { keepsLearnable } from '../../core/mixture/learnable';
import type { Recipe } from '../../core/mixture/recipe';
import { blendOf } from '../../core/scores/blend';
import { humanColumn } from '../../core/measures/human';
import { refuseUnsettled } from '../../core/scores/unsettled';
import { headOf } from '../../core/scores/columnHead';
import { isUsable, preference, primaryColumn } from '../../core/scores/primary';
import type { ScoreColumn } from '../../core/scores/table';
import { UserError } from '../../core/userError';
import { summaryOf } from '../sources/openDataset';
import { refuseUnusable } from '../scoring/scoreDataset';
import type { Workplace } from '../workplace/workplace';
import { refuseNoneLearnable } from './refuseNoneLearnable';
import { measureOf } from './mixture';

/** A column with the basis of its scores: `file` where they come from a score file. */
export type ChosenColumn = ScoreColumn & { readonly basis: string };

/** The column that a mixture goes by: the blend of its recipe, or the measure. Computes what is missing. Throws UserError. */
export async function recipeColumn(
  place: Workplace,
  recipe: Recipe,
  scores: string | undefined,
  context: CallContext<ScoreProgress>,
): Promise<ChosenColumn> {
  const { blend } = recipe;
  if (!blend) {
    const column = await chosenColumn(place, measureOf(recipe, place.file), scores, context);
    if (keepsLearnable(recipe)) refuseNoneLearnable(place, recipe, column, await place.table(scores));
    return column;
  }
  const columns: ChosenColumn[] = [];
  for (const id of Object.keys(blend)) columns.push(await chosenColumn(place, id, scores, context));
  const bases = columns.map(({ id, basis }) => `${id}=${basis}`);
  return { ...blendOf(blend, columns), basis: scores ? 'file' : bases.sort().join(',') };
}

/**
 * The column of a measure: the named one, or the first of the usual order that says something. It hangs on
 * the dataset alone, not on what happens to be scored already: what is missing is computed.
 */
async function chosenColumn(
  place: Workplace,
  named: string | undefined,
  scores: string | undefined,
  context: CallContext<ScoreProgress>,
): Promise<ChosenColumn> {
  const { map } = place.file.fields;
  refuseUnusable(summaryOf(place.file));
  refuseUnsettled({ map, detections: place.file.detections }, named);
  if (scores) return { ...primaryColumn(await place.table(scores), map, named), basis: 'file' };
  for (const id of named === undefined ? preference(map) : [named]) {
    const column = await computedColumn(place, id, context);
    if (column && (named !== undefined || isUsable(headOf(column)))) return column;
  }
  if (named !== undefined) throw unknownColumn(place, named);
  throw new UserError(`No measure has scores that differ between the rows of ${place.file.index.name}.`);
}

async function computedColumn(
  place: Workplace,
  name: string,
  context: CallContext<ScoreProgress>,
): Promise<ChosenColumn | undefined> {
  const found = measureFor(place, name);
  if (!found) return undefined;
  await place.compute(found.measure, context);
  const column = (await place.columns(found.measure)).find(({ id }) => id === found.id);
  return column && { ...column, basis: place.wholeBasis(found.measure) };
}

function measureFor(place: Workplace, name: string): { measure: Measure; id: string } | undefined {
  const { map } = place.file.fields;
  for (const measure of everyMeasure.filter((one) => place.lacks(one) === undefined)) {
    const column = measure.columns(map).find(({ id }) => id === name || id === humanColumn(name));
    if (column) return { measure, id: column.id };
  }
  return undefined;
}

/** What people call a column, with the name that it goes by where something is asked for. */
function titleOfColumn(measure: Measure, id: string, map: FieldMap): string {
  const title = measure.columns(map).find((column) => column.id === id)?.title;
  return title === undefined ? id : `${title} (${id})`;
}

function unknownColumn(place: Workplace, named: string): UserError {
  const { map } = place.file.fields;
  const lacking = everyMeasure.find(
    (measure) => measure.lacks(map) === undefined && measure.columns(map).some(({ id }) => id === named),
  );
  if (lacking)
    return new UserError(
      `${titleOfColumn(lacking, named, map)} cannot be computed for ${place.file.index.name}: ${place.lacks(lacking)}.`,
      { remedy: place.remedyFor(lacking) },
    );
  const ids = everyMeasure.flatMap((measure) =>
    place.lacks(measure) ? [] : measure.columns(map).map(({ id }) => id),
  );
  return new UserError(
    `There is no measure "${named}" for ${place.file.index.name}. There are: ${ids.join(', ')}.`,
  );
}
