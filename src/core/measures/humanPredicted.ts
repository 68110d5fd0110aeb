import type { FieldMap } from '../dataset/fields/fieldMap';
import { amortised } from './amortised';
import { human, humanColumn, humanDirection } from './human';
import type { ColumnInfo, Measure } from './measure';
import { slowPredictions } from './slowMeasures';

/**
 * What people would say of the difficulty where they did not: a ridge head on the question's embedding and surface, fitted to the
 * examples that have a level. Those get the prediction of a head that never saw them.
 */
export const humanPredicted: Measure = {
  id: 'humanPredicted',
  title: 'predicted difficulty',
  version: 3,
  family: 'predictions',
  scope: 'dataset',
  needs: ['encoder'],
  reads: ['question', 'choices', 'difficulty'],
  summary:
    'The dataset’s own difficulty columns as the questions’ embeddings and surface predict them, out of fold where there is a level.',
  plainly: "The dataset's own difficulty where it is missing, predicted from the question.",
  lacks: (map) => human.lacks(map) ?? (map.question.length > 0 ? undefined : 'no question is known'),
  columns: (map) => predictedIds(map).flatMap((ids) => columnsFor(map, ids)),
  score: (examples, given) =>
    amortised(
      examples,
      given,
      given.map.difficulty.map((_, at) => ({ levels }) => ({ value: levels[at] ?? NaN, error: 0 })),
    ),
};

function columnsFor(map: FieldMap, { path, prediction: id, error }: PredictedIds): ColumnInfo[] {
  return [
    {
      id,
      title: `predicted ${path}`,
      unit: 'level',
      direction: humanDirection(map, path),
      predicts: humanColumn(path),
    },
    {
      id: error,
      title: `standard error of predicted ${path}`,
      unit: 'level',
      direction: 0,
      errorOf: id,
    },
  ];
}

/** The ids of the columns that predict one of the dataset's own difficulty columns. */
interface PredictedIds {
  readonly path: string;
  readonly prediction: string;
  readonly error: string;
}

/**
 * The ids for each difficulty column: `predicted.level` and `predicted.levelSe`. No two are alike, whatever the columns are
 * called: where another column has that id (of `level` and `levelSe`, or of a field called as a measure), `_2` or the next
 * number that is free is put to it. An error gives way to a prediction. They depend on which columns there are, not on
 * their order, since no id ends twice in a number that was put to it.
 */
function predictedIds(map: FieldMap): PredictedIds[] {
  const others = new Set(slowPredictions.flatMap((measure) => measure.columns(map).map(({ id }) => id)));
  const plain = map.difficulty.map((path) => `predicted.${path}`);
  const predictions = plain.map((id) => (others.has(id) ? firstFree(id, [...others, ...plain]) : id));
  const taken = [...others, ...predictions];
  return map.difficulty.map((path, at) => ({
    path,
    prediction: predictions[at]!,
    error: firstFree(`${predictions[at]!}Se`, taken),
  }));
}

function firstFree(id: string, taken: readonly string[]): string {
  let free = id;
  for (let number = 2; taken.includes(free); number++) free = `${id}_${number}`;
  return free;
}
