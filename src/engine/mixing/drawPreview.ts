import { checkRecipe, type Recipe } from '../../core/mixture/recipe';
import { settledRecipe } from '../../core/mixture/settledRecipe';
import type { DrawRequest } from '../../core/protocol/editorApi';
import type { DrawReport } from '../../core/protocol/answers/drawReport';
import { tokensOf } from '../../core/mixture/setReport';
import { blendOf } from '../../core/scores/blend';
import { refuseUnsettled } from '../../core/scores/unsettled';
import { namedColumn, primaryColumn } from '../../core/scores/primary';
import type { ScoreColumn, ScoreTable } from '../../core/scores/table';
import type { DatasetFile } from '../sources/datasetFile';
import type { Workplace } from '../workplace/workplace';
import { storedMeasures } from '../store/storedTable';
import { digestOfDraw, drawMixture, measureOf } from './mixture';
import { nothingToScore, toScoreFor } from './toScore';

/** What a mixture would hold by the scores there are: nothing is computed and nothing written. Throws UserError. */
export async function drawPreview(
  place: Workplace,
  request: DrawRequest,
  signal: AbortSignal,
): Promise<DrawReport> {
  const said = checkRecipe(request.recipe, 'The recipe');
  const stored = request.scores === undefined ? await storedMeasures(place) : [];
  const table = request.scores ? await place.table(request.scores) : stored.flatMap(({ columns }) => columns);
  const column = drawnBy(table, place.file, said);
  const recipe = settledRecipe(said, column);
  const draw = drawMixture(place.file, column, recipe);
  const tokens = tokensOf(table, draw.rows);
  return {
    ...draw,
    rows: Uint32Array.from(draw.rows),
    recipe,
    measure: column.id,
    title: column.title,
    digest: digestOfDraw(place.file, draw),
    toScore: request.scores
      ? nothingToScore
      : await toScoreFor(place, stored, idsOf(recipe, table, column), signal),
    ...(tokens !== undefined && { tokens }),
  };
}

/** The column that a recipe goes by, of a table of scores. Throws UserError where there is no such column. */
export function drawnBy(table: ScoreTable, file: DatasetFile, recipe: Recipe): ScoreColumn {
  const { blend } = recipe;
  const found = { map: file.fields.map, detections: file.detections };
  for (const named of blend ? Object.keys(blend) : [measureOf(recipe, file)]) refuseUnsettled(found, named);
  if (!blend) return primaryColumn(table, file.fields.map, measureOf(recipe, file));
  return blendOf(
    blend,
    Object.keys(blend).map((id) => namedColumn(table, id)),
  );
}

/** The columns that a mixture goes by. */
function idsOf({ blend }: Recipe, table: ScoreTable, column: ScoreColumn): string[] {
  return blend ? Object.keys(blend).map((id) => namedColumn(table, id).id) : [column.id];
}
