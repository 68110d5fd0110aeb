import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Given } from '../../../src/core/measures/measure';
import { surprisal } from '../../../src/core/measures/surprisal';
import { examplesOf, givenFor, inBatches, scoresOf, type Content } from './given';
import { TableModel, type WordCosts } from './tableModel';

const map = { question: ['q'], answer: 'a', solution: 's', difficulty: [] };
const given = (contents: readonly Content[], model: TableModel): Given => ({
  ...givenFor(examplesOf(contents), map),
  languageModel: model,
});
const score = (contents: readonly Content[], costs: WordCosts): Promise<Record<string, number[]>> =>
  scoresOf(surprisal, examplesOf(contents), given(contents, new TableModel(costs)));

describe('surprisal', () => {
  it('is mean, sum, by byte and at its worst what the tokens of the answer cost after the question', async () => {
    const scores = await score([{ question: 'how many', answer: 'just six é' }], {
      'how many|six': 5,
      é: 0.5,
    });
    expect(scores).toEqual({
      answerSurprisal: [6.5 / 3],
      answerSurprisalSum: [6.5],
      // Ten characters, one of them two bytes.
      answerSurprisalPerByte: [6.5 / 11],
      answerSurprisalWorst: [5],
      questionSurprisal: [1],
      questionSurprisalSum: [2],
      reasoningSurprisal: [NaN],
    });
  });

  it('asks for the answer and the solution after context and question, for the question alone', async () => {
    const contents = [{ question: 'q', context: 'c', answer: 'a', solution: 's' }];
    const model = new TableModel({});
    await scoresOf(surprisal, examplesOf(contents), given(contents, model));
    expect(model.asked).toEqual([
      { question: 'c\nq', text: 'a' },
      { text: 'q' },
      { question: 'c\nq', text: 's' },
    ]);
  });

  it('takes the reasoning from a solution, or from what stands before the final answer', async () => {
    const { reasoningSurprisal } = await score(
      [
        { question: 'q', answer: 'six', solution: 'three and three' },
        { question: 'q', answer: 'three and\nthree\n#### six' },
        { question: 'q', answer: 'three and three' },
        { question: 'q', answer: '#### six' },
        { question: 'q', answer: 'three and three \\boxed{six}' },
        { question: 'q', answer: '<think> three and three </think> six' },
        // The same text as answer and solution, as where one field is both.
        { question: 'q', answer: 'three and three', solution: 'three and three' },
        { question: 'q', answer: 'six', solution: 'three and three The answer is six' },
        { question: 'q', answer: 'six', solution: '\\boxed{six}' },
      ],
      { three: 4, six: 100, '####': 100, '\\boxed{six}': 100, '<think>': 100, '</think>': 100, The: 100 },
    );
    expect(reasoningSurprisal).toEqual([3, 3, NaN, NaN, 3, 3, NaN, 3, NaN]);
  });

  it('knows no reasoning in an answer whose first character is several tokens', async () => {
    const contents = [
      { question: 'q', answer: '🚀 go' },
      { question: 'q', answer: '🚀 \\boxed{go}' },
    ];
    const model = {
      atOnce: 8,
      surprisals: (texts: readonly { text: string }[]) =>
        Promise.resolve(
          texts.map(({ text }) =>
            // As a byte-level model cuts it: the bytes of 🚀 end where it begins, but for the last.
            text.startsWith('🚀')
              ? { nats: Float64Array.of(1, 2, 3, 9), ends: Uint32Array.of(0, 0, 2, text.length) }
              : { nats: new Float64Array(), ends: new Uint32Array() },
          ),
        ),
    };
    const { reasoningSurprisal } = await scoresOf(surprisal, examplesOf(contents), {
      ...givenFor(examplesOf(contents), map),
      languageModel: model,
    });
    expect(reasoningSurprisal).toEqual([NaN, NaN]);
  });

  it('is unknown where there is no text, and leaves out a token that nothing stands before', async () => {
    const { answerSurprisal, questionSurprisal, answerSurprisalWorst } = await score(
      [{ question: 'q' }, { answer: 'first then' }, { answer: 'first' }],
      { first: NaN, then: 3 },
    );
    expect(answerSurprisal).toEqual([NaN, 3, NaN]);
    expect(answerSurprisalWorst).toEqual([NaN, 3, NaN]);
    expect(questionSurprisal).toEqual([1, NaN, NaN]);
  });

  it('gives what each token of the answer costs, to be kept', async () => {
    const contents = [{ question: 'q', answer: 'one two' }, { question: 'q' }];
    const events = surprisal.score(
      inBatches(examplesOf(contents)),
      given(contents, new TableModel({ two: 7 })),
    );
    for await (const event of events) {
      if ('preparing' in event) continue;
      const [first, second] = event.answerTokens!;
      expect([...first!.nats]).toEqual([1, 7]);
      expect([...first!.ends]).toEqual([3, 7]);
      expect([...second!.nats]).toEqual([]);
    }
  });

  it('asks for so many texts at once as the model likes, and the same is said however many that are', async () => {
    const law = fc.asyncProperty(
      fc.array(
        fc.record({ question: fc.constantFrom('', 'a b', 'c'), answer: fc.constantFrom('', 'x', 'y z') }),
      ),
      fc.integer({ min: 1, max: 40 }),
      async (contents, atOnce) => {
        const model = new TableModel({ z: 9, 'c|y': 4 }, atOnce);
        const scores = await scoresOf(surprisal, examplesOf(contents), given(contents, model));
        expect(scores).toEqual(await score(contents, { z: 9, 'c|y': 4 }));
        // An example's three texts go together.
        for (const count of model.calls) expect(count).toBeLessThan(atOnce + 3);
      },
    );
    await fc.assert(law, { numRuns: 50 });
  });

  it('has the columns that a dataset has the fields for', () => {
    const ids = (fields: object): string[] =>
      surprisal.columns({ question: [], difficulty: [], ...fields }).map(({ id }) => id);
    expect(ids({ question: ['q'] })).toEqual(['questionSurprisal', 'questionSurprisalSum']);
    expect(ids({ answer: 'a' })).toEqual([
      'answerSurprisal',
      'answerSurprisalSum',
      'answerSurprisalPerByte',
      'answerSurprisalWorst',
      'reasoningSurprisal',
    ]);
    expect(surprisal.lacks({ question: [], difficulty: [] })).toBe('no question and no answer is known');
  });
});
