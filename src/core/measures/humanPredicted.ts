import { amortised } from './amortised';
import { human, humanColumn } from './human';
import type { ColumnInfo, Measure } from './measure';

/** The id of the score column that predicts one of the dataset's own difficulty columns. */
export function predictedColumn(path: string): string {
  return `predicted.${path}`;
}

/**
 * What people would say of the difficulty where they did not: a ridge head on the question's embedding and surface, fitted to the
 * examples that have a level. Those get the prediction of a head that never saw them.
 */
export const humanPredicted: Measure = {
  id: 'humanPredicted',
  title: 'predicted difficulty',
  version: 2,
  scope: 'dataset',
  needs: ['encoder'],
  reads: ['question', 'choices', 'difficulty'],
  summary:
    'The dataset’s own difficulty columns as the questions’ embeddings and surface predict them, out of fold where there is a level.',
  lacks: (map) => human.lacks(map) ?? (map.question.length > 0 ? undefined : 'no question is known'),
  columns: (map) => map.difficulty.flatMap(columnsFor),
  score: (examples, given) =>
    amortised(
      examples,
      given,
      given.map.difficulty.map((_, at) => ({ levels }) => ({ value: levels[at] ?? NaN, error: 0 })),
    ),
};

function columnsFor(path: string): ColumnInfo[] {
  const id = predictedColumn(path);
  return [
    { id, title: `predicted ${path}`, unit: 'level', direction: 1, predicts: humanColumn(path) },
    {
      id: `${id}Se`,
      title: `standard error of predicted ${path}`,
      unit: 'level',
      direction: 0,
      errorOf: id,
    },
  ];
}
