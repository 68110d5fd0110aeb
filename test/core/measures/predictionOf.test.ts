import { describe, expect, it } from 'vitest';
import { scoreEach, type Measure } from '../../../src/core/measures/measure';
import { isPrediction, predictionOf } from '../../../src/core/measures/predictionOf';
import { spearman } from '../../../src/core/numbers/correlation';
import { generator, givenFor, questionsOf, scoresOf, topicQuestion } from './given';

const map = { question: ['question'], difficulty: [] };

/** How many words of the first topic a question has: known to a bag of words, and slow to find out. */
const slow: Measure = {
  id: 'slow',
  title: 'slow',
  version: 3,
  family: 'other',
  plainly: '',
  scope: 'record',
  needs: ['languageModel'],
  reads: ['answer'],
  summary: '',
  lacks: () => undefined,
  columns: () => [
    { id: 'slowCost', title: 'cost', unit: 'nats', direction: 1 },
    { id: 'slowCostSe', title: 'its error', unit: 'nats', direction: 0, errorOf: 'slowCost' },
    { id: 'slowCount', title: 'count', unit: 'tokens', direction: 0 },
  ],
  async *score(examples) {
    for await (const batch of examples.batches())
      yield scoreEach(batch, 3, ({ question }, put) => put(0, question.split('topic0').length));
  },
};

describe('The prediction of a slow measure', () => {
  const random = generator(1);
  const examples = questionsOf(
    Array.from(
      { length: 300 },
      (_, at) => `${topicQuestion(at % 2, random)} ${topicQuestion(at % 3, random)}`,
    ),
  );

  it('has columns of its own for what says something about difficulty, and what the measure needs', () => {
    const prediction = predictionOf(slow);
    expect(isPrediction(prediction)).toBe(true);
    expect(isPrediction(slow)).toBe(false);
    expect(prediction.columns(map)).toEqual([
      { id: 'predicted.slowCost', title: 'predicted cost', unit: 'nats', direction: 1, predicts: 'slowCost' },
      {
        id: 'predicted.slowCostSe',
        title: 'standard error of predicted cost',
        unit: 'nats',
        direction: 0,
        errorOf: 'predicted.slowCost',
      },
    ]);
    expect(prediction.needs).toEqual(['languageModel', 'encoder', 'measured']);
    expect(prediction.version).toBe(3);
  });

  it('is learnt from the sample that was measured, and given for every example', async () => {
    const truth = (await scoresOf(slow, examples, givenFor(examples, map)))['slowCost']!;
    const sample = Float64Array.from(truth, (value, row) => (row % 3 === 0 ? value : NaN));
    const given = { ...givenFor(examples, map), measured: async () => new Map([['slowCost', sample]]) };
    const { 'predicted.slowCost': predicted } = await scoresOf(predictionOf(slow), examples, given);
    const unmeasured = truth.map((value, row) => (row % 3 === 0 ? NaN : value));
    // Learnt from 100 examples through 24 random dimensions; chance stays below .2 (three standard errors of 200).
    expect(spearman(predicted!, unmeasured).rho).toBeGreaterThan(0.5);
    expect(spearman(predicted!, sample).rho).toBeGreaterThan(0.5);
    expect(predicted!.every(Number.isFinite)).toBe(true);
  });

  it('is unknown where too few were measured', async () => {
    const sample = Float64Array.from(examples, (_, row) => (row < 20 ? row : NaN));
    const given = { ...givenFor(examples, map), measured: async () => new Map([['slowCost', sample]]) };
    const scores = await scoresOf(predictionOf(slow), examples, given);
    expect(scores['predicted.slowCost']).toEqual([]);
  });
});
