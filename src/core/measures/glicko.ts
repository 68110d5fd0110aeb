import type { Measure } from './measure';
import { scoreResponses } from './psychometric';

/** Difficulty as a Glicko-2 rating (Glickman 2013): examples are players, a wrong answer is a win of the example. */
export const glicko: Measure = {
  id: 'glicko',
  title: 'Glicko-2 rating',
  version: 1,
  family: 'responses',
  scope: 'dataset',
  needs: ['responses'],
  reads: ['question', 'key'],
  summary: 'Glicko-2 rating with its deviation, from response logs (1500 is average).',
  plainly: 'A Glicko-2 rating of the example, from imported responses.',
  lacks: () => undefined,
  columns: () => [
    { id: 'glickoRating', title: 'Glicko-2 rating', unit: 'rating', direction: 1 },
    {
      id: 'glickoDeviation',
      title: 'deviation of the Glicko-2 rating',
      unit: 'rating',
      direction: 0,
      errorOf: 'glickoRating',
    },
  ],
  score: (examples, given) => scoreResponses(examples, given, ['rating', 'deviation']),
};
