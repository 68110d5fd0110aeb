import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResponses } from '../../../../src/engine/responseLogs/readResponses';
import type { ImportOptions } from '../../../../src/engine/responseLogs/reading/responseLog';
import { temporaryFolder } from '../../../temporary';

const folder = temporaryFolder();
const path = join(folder, 'rows.jsonl');

const right = [0, 3, 8, 5, 1];
const verdicts = (count: number, yes: unknown, no: unknown): unknown[] =>
  Array.from({ length: 8 }, (_, at) => (at < count ? yes : no));

async function counts(told: (count: number) => object, options: ImportOptions = {}): Promise<string[]> {
  const lines = right.map((count, at) =>
    JSON.stringify({
      question: `How many are ${at} and two more of them?`,
      answer: `${at + 2}`,
      ...told(count),
    }),
  );
  writeFileSync(path, lines.join('\n'));
  const log = await readResponses([path], options);
  expect(log.report.files.map(({ format }) => format)).toEqual(['tallies']);
  expect(log.report.problemCount).toBe(0);
  const unsure = log.report.detections.filter(({ grade }) => grade === 'unsure');
  if (unsure.length > 0) return unsure.map(({ question }) => question!);
  return Array.from(
    log.item,
    (item, at) => `${log.items[item]!.slice(9, 10)}${log.correct[at]}/${log.attempts[at]}`,
  );
}

const expected = right.map((count) => `${count}/8`);
const withoutItems = (found: readonly string[]): string[] => found.map((one) => one.slice(1));

describe('the tries that the rows of a dataset tell of', () => {
  it.each<[string, (count: number) => object]>([
    ['rewards', (count) => ({ rewards: verdicts(count, 1, 0) })],
    ['rewards of -1 and 1', (count) => ({ rewards: verdicts(count, 1, -1) })],
    ['correctness', (count) => ({ correctness: verdicts(count, true, false) })],
    ['correctness_math_verify', (count) => ({ correctness_math_verify: verdicts(count, true, false) })],
    ['graded_list as text', (count) => ({ graded_list: JSON.stringify(verdicts(count, true, false)) })],
    ['is_correct in words', (count) => ({ is_correct: verdicts(count, 'correct', 'incorrect') })],
    ['accuracy of n_rollouts', (count) => ({ accuracy: count / 8, n_rollouts: 8 })],
    ['rounded pass_rate of num_samples', (count) => ({ pass_rate: (count / 8).toFixed(2), num_samples: 8 })],
    ['mean_reward of n', (count) => ({ mean_reward: count / 8, n: 8 })],
    ['avg@8', (count) => ({ 'avg@8': count / 8 })],
    ['num_correct of num_rollouts', (count) => ({ num_correct: count, num_rollouts: 8 })],
    ['pass_at_n', (count) => ({ pass_at_n: `${count}/8` })],
  ])('are read from %s', async (_, told) => {
    expect(withoutItems(await counts(told))).toEqual(expected);
  });

  it('are those of the list that is named, and are asked for where there are several', async () => {
    const told = (count: number): object => ({
      correctness_llama: verdicts(8 - count, 1, 0),
      correctness_math_verify: verdicts(count, 1, 0),
    });
    const [question] = await counts(told);
    expect(question).toContain('correctness_llama, correctness_math_verify');
    expect(withoutItems(await counts(told, { metric: 'correctness_math_verify' }))).toEqual(expected);
  });

  it('are cut off where the reasons say so', async () => {
    const told = (count: number): object => ({
      rewards: verdicts(count, 1, 0),
      finish_reasons: verdicts(1, 'length', 'stop'),
    });
    expect(withoutItems(await counts(told))).toEqual(right.map((count) => `${Math.max(0, count - 1)}/8`));
    const omitted = withoutItems(await counts(told, { unfinished: 'omit' }));
    expect(omitted).toEqual(right.map((count) => `${Math.max(0, count - 1)}/7`));
  });

  it('are told apart by model', async () => {
    const log = async (told: (count: number) => object) => {
      await counts(told);
      return (await readResponses([path])).respondents;
    };
    expect(await log((count) => ({ qwen7b_correct: count > 3, llama_8b_is_correct: count > 5 }))).toEqual([
      'llama_8b',
      'qwen7b',
    ]);
  });

  it.each([
    ['a question with its number', { question1_correct: true }],
    ['a share and no count', { pass_rate: 0.5 }],
    ['right answers', { correct_answers: ['4', '6'] }],
  ])('are not %s', async (_, fields) => {
    writeFileSync(
      path,
      JSON.stringify({ question: 'How many are four and two of them?', answer: '6', ...fields }),
    );
    await expect(readResponses([path])).rejects.toThrow('no answers were found');
  });

  it('are asked for where there are shares alone', async () => {
    writeFileSync(path, JSON.stringify({ question: 'How many are four and two?', llama8b_solve_rate: 0.5 }));
    await expect(readResponses([path])).rejects.toThrow(
      '"llama8b_solve_rate" is a share of right answers, and nothing says of how many tries',
    );
  });

  it('are none where a share is that of no whole number of them', async () => {
    const lines = [0.5, 0.3].map((accuracy, at) =>
      JSON.stringify({
        question: `How many are ${at} and two more of them?`,
        answer: '1',
        accuracy,
        n_rollouts: 8,
      }),
    );
    writeFileSync(path, lines.join('\n'));
    const { report } = await readResponses([path]);
    expect(report.problems.map(({ line }) => line)).toEqual([2]);
  });

  it('are the count that a share was made of, however it is rounded where that still tells', async () => {
    const law = fc.asyncProperty(
      fc.integer({ min: 1, max: 64 }),
      fc.nat(64),
      fc.integer({ min: 3, max: 9 }),
      async (all, some, digits) => {
        const count = Math.min(all, some);
        writeFileSync(
          path,
          JSON.stringify({
            question: 'How many are four and two of them?',
            answer: '6',
            ...{ solve_rate: (count / all).toFixed(digits), num_samples: all },
          }),
        );
        const log = await readResponses([path]);
        expect([log.correct[0], log.attempts[0]]).toEqual([count, all]);
      },
    );
    await fc.assert(law, { numRuns: 60 });
  });
});
