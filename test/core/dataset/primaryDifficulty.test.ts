import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFields } from '../../../src/core/dataset/guessFields';

const samples = Array.from({ length: 12 }, (_, at) => ({
  question: `Which of these ${at} things is warm, and why is it?`,
  bloom: ['Applying', 'Understanding', 'Remembering'][at % 3],
  depth_of_knowledge: ['I', 'II', 'III'][at % 3],
  difficulty: ['Low', 'Medium', 'High'][at % 3],
  grade: at % 4 === 0 ? 'Biology' : `Grade 0${3 + (at % 4)}`,
}));

describe('the primary difficulty', () => {
  it('is what people said of the difficulty itself, whatever the order of the columns', () => {
    const law = fc.property(
      fc.shuffledSubarray(['bloom', 'depth_of_knowledge', 'difficulty', 'grade'] as const, { minLength: 4 }),
      (order) => {
        const moved = samples.map((one) =>
          Object.fromEntries(['question' as const, ...order].map((name) => [name, one[name]])),
        );
        const { difficulty } = detectFields(moved).map;
        expect(difficulty[0]).toBe('difficulty');
        expect(difficulty).toEqual(detectFields(samples).map.difficulty);
      },
    );
    fc.assert(law, { numRuns: 24 });
  });

  it('is the one with more levels, and with levels in more records, of those whose names say the same', () => {
    const made = (one: (at: number) => unknown, other: (at: number) => unknown): readonly string[] => {
      const records = samples.map(({ question }, at) => ({ question, a_level: one(at), level: other(at) }));
      return detectFields(records, {}, {}).map.difficulty;
    };
    const coarse = (at: number): number => 1 + (at % 2);
    const fine = (at: number): number => 1 + (at % 4);
    const rare = (at: number): number | undefined => (at < 6 ? fine(at) : undefined);
    const names = made(coarse, fine);
    expect(names[0]).toBe('level');
    if (names.length > 1) expect(made(fine, coarse)[0]).toBe('a_level');
    expect(made(rare, coarse)[0]).toBe('level');
  });
});
