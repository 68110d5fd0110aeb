import { amortised } from './amortised';
import type { Measure } from './measure';

/**
 * IRT difficulty where responses are missing: a ridge head on the question's embedding, fitted to the examples that
 * were answered, each weighted by 1/(τ² + se²). What was answered gets the prediction of a head that never saw it.
 */
export const irtPredicted: Measure = {
  id: 'irtPredicted',
  title: 'predicted IRT difficulty',
  version: 3,
  family: 'predictions',
  scope: 'dataset',
  needs: ['encoder', 'respondents'],
  reads: ['question', 'choices'],
  summary:
    'IRT difficulty as the questions’ embeddings and surface predict it, out of fold where it was measured.',
  plainly: 'IRT difficulty where nobody answered, predicted from the question.',
  lacks: (map) => (map.question.length > 0 ? undefined : 'no question is known'),
  columns: () => [
    {
      id: 'irtPredicted',
      title: 'predicted IRT difficulty',
      unit: 'logits',
      direction: 1,
      predicts: 'irtDifficulty',
    },
    {
      id: 'irtPredictedSe',
      title: 'standard error of the predicted IRT difficulty',
      unit: 'logits',
      direction: 0,
      errorOf: 'irtPredicted',
    },
  ],
  async *score(examples, given) {
    const { itemOfRow, difficulty, difficultySe } = await given.responses();
    yield* amortised(examples, given, [
      ({ row }) => {
        const item = itemOfRow[row] ?? -1;
        return { value: difficulty[item] ?? NaN, error: difficultySe[item] ?? NaN };
      },
    ]);
  },
};
