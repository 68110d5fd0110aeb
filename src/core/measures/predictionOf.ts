import { amortised } from './amortised';
import type { ColumnInfo, Measure } from './measure';

/** A measure that predicts another one. */
export interface Prediction extends Measure {
  readonly of: Measure;
}

/** Whether a measure predicts another one. */
export function isPrediction(measure: Measure): measure is Prediction {
  return 'of' in measure;
}

/** The id of the column that predicts another. */
function predictionId(column: string): string {
  return `predicted.${column}`;
}

/**
 * What a measure that was computed for a sample lets expect of the other examples: a ridge head on the question's
 * embedding for each of its columns (see `amortised`) that says something about difficulty. What was measured gets the prediction of a head that never saw
 * it, so that both columns together tell how far the prediction can be trusted. Measured values stay in their own column.
 */
export function predictionOf(measure: Measure): Prediction {
  const predicted = (map: Parameters<Measure['columns']>[0]): ColumnInfo[] =>
    measure.columns(map).filter(({ errorOf, direction }) => errorOf === undefined && direction !== 0);
  return {
    of: measure,
    id: `${measure.id}Predicted`,
    title: `predicted ${measure.title}`,
    version: measure.version,
    family: 'predictions',
    scope: 'dataset',
    needs: [...new Set([...measure.needs, 'encoder', 'measured'] as const)],
    reads: [...new Set([...measure.reads, 'question', 'choices'] as const)],
    summary: `What ${measure.id} lets expect of examples that it was not computed for, from the question embeddings.`,
    plainly: `What ${measure.title} lets expect of examples that it was not computed for.`,
    lacks: (map) => measure.lacks(map) ?? (map.question.length > 0 ? undefined : 'no question is known'),
    columns: (map) => predicted(map).flatMap(columnsFor),
    async *score(examples, given) {
      const measured = await given.measured(measure);
      yield* amortised(
        examples,
        given,
        predicted(given.map).map(({ id }) => {
          const values = measured.get(id);
          return ({ row }) => ({ value: values?.[row] ?? NaN, error: 0 });
        }),
      );
    },
  };
}

function columnsFor({ id, title, unit, direction }: ColumnInfo): ColumnInfo[] {
  const prediction = predictionId(id);
  return [
    { id: prediction, title: `predicted ${title}`, unit, direction, predicts: id },
    {
      id: `${prediction}Se`,
      title: `standard error of predicted ${title}`,
      unit,
      direction: 0,
      errorOf: prediction,
    },
  ];
}
