import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glicko } from '../../../src/core/measures/glicko';
import { irt } from '../../../src/core/measures/irt';
import type { ExampleResponses, Given } from '../../../src/core/measures/measure';
import { givenFor, questionsOf, scoresOf } from './given';

const fieldMap = { question: ['q'], difficulty: [] };

const questions = questionsOf(['one', 'two', 'three', 'four']);
const column = (from: number): Float64Array => Float64Array.of(from, from + 0.25, from + 0.5);
const responses: ExampleResponses = {
  itemOfRow: Int32Array.of(2, -1, 0, 2),
  difficulty: column(1),
  difficultySe: column(2),
  discrimination: column(3),
  discriminationSe: column(4),
  attempts: column(5),
  shareCorrect: column(6),
  rating: column(7),
  deviation: column(8),
  respondents: 3,
  tries: undefined,
};
const given: Given = { ...givenFor(questions, fieldMap), responses: async () => responses };

describe('What response logs say of examples', () => {
  it('is joined by row: examples that share an item share its numbers, and nobody’s is unknown', async () => {
    expect(await scoresOf(irt, questions, given)).toEqual({
      irtDifficulty: [1.5, NaN, 1, 1.5],
      irtDifficultySe: [2.5, NaN, 2, 2.5],
      irtDiscrimination: [3.5, NaN, 3, 3.5],
      irtDiscriminationSe: [4.5, NaN, 4, 4.5],
      irtAnswers: [5.5, NaN, 5, 5.5],
      irtShareCorrect: [6.5, NaN, 6, 6.5],
    });
    expect(await scoresOf(glicko, questions, given)).toEqual({
      glickoRating: [7.5, NaN, 7, 7.5],
      glickoDeviation: [8.5, NaN, 8, 8.5],
    });
  });

  it.each([irt, glicko])('of $id has its errors beside it, each in the unit of its column', (measure) => {
    const columns = measure.columns(fieldMap);
    for (const { errorOf, unit, direction } of columns.filter((one) => one.errorOf !== undefined)) {
      expect(columns.find(({ id }) => id === errorOf)?.unit).toBe(unit);
      expect(direction).toBe(0);
    }
  });

  it('is the value of the row’s item, whatever is asked of whichever rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 4, maxLength: 4 }),
        async (rows) => {
          const other = {
            ...given,
            responses: async () => ({ ...responses, itemOfRow: Int32Array.from(rows) }),
          };
          const { irtDifficulty } = await scoresOf(irt, questions.slice(1), other);
          expect(irtDifficulty).toEqual(rows.slice(1).map((item) => responses.difficulty[item] ?? NaN));
        },
      ),
    );
  });
});
