import type { ColumnInfo, Measure } from './measure';
import { scoreResponses, type ItemPart } from './psychometric';

const columns: readonly (ColumnInfo & { readonly of: ItemPart })[] = [
  { id: 'irtDifficulty', title: 'IRT difficulty', unit: 'logits', direction: 1, of: 'difficulty' },
  {
    id: 'irtDifficultySe',
    title: 'standard error of IRT difficulty',
    unit: 'logits',
    direction: 0,
    errorOf: 'irtDifficulty',
    of: 'difficultySe',
  },
  { id: 'irtDiscrimination', title: 'discrimination', unit: 'per logit', direction: 0, of: 'discrimination' },
  {
    id: 'irtDiscriminationSe',
    title: 'standard error of discrimination',
    unit: 'per logit',
    direction: 0,
    errorOf: 'irtDiscrimination',
    of: 'discriminationSe',
  },
  { id: 'irtAnswers', title: 'answers', unit: 'answers', direction: 0, of: 'attempts' },
  { id: 'irtShareCorrect', title: 'share correct', unit: 'share', direction: -1, of: 'shareCorrect' },
];

/** Item difficulty and discrimination by item response theory (Birnbaum 1968), from who got what right: calibrated where the responses were imported, joined here. */
export const irt: Measure = {
  id: 'irt',
  title: 'IRT difficulty',
  version: 1,
  family: 'responses',
  scope: 'dataset',
  needs: ['respondents'],
  reads: ['question', 'key'],
  summary: 'Difficulty b, discrimination a and share correct, from response logs (item response theory).',
  plainly: 'Difficulty, discrimination and share correct by item response theory, from imported responses.',
  lacks: () => undefined,
  columns: () => columns.map(({ of: _, ...info }) => info),
  score: (examples, given) =>
    scoreResponses(
      examples,
      given,
      columns.map(({ of }) => of),
    ),
};
