import { checkRecipe } from '../../core/mixture/recipe';
import type { DrawReport, DrawRequest } from '../../core/protocol/editorApi';
import { primaryColumn } from '../../core/scores/primary';
import { shownTable } from '../editing/snapshot';
import type { Workplace } from '../workplace';
import { drawMixture, measureOf } from './mixture';

/** What a mixture would hold by the scores there are: nothing is computed and nothing written. Throws UserError. */
export async function drawPreview(place: Workplace, request: DrawRequest): Promise<DrawReport> {
  const recipe = checkRecipe(request.recipe, 'The recipe');
  const table = request.scores ? await place.table(request.scores) : await shownTable(place);
  const column = primaryColumn(table, place.file.fields.map, measureOf(recipe, place.file));
  const draw = drawMixture(place.file, column, recipe);
  return { ...draw, rows: Uint32Array.from(draw.rows), recipe, measure: column.id };
}
