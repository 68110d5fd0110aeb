import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../../src/core/dataset/example';
import { human } from '../../../src/core/measures/human';
import { contentHash, givenFor, scoresOf } from './given';

const map = { question: ['q'], difficulty: ['level', 'meta.grade'] };

describe('human difficulty', () => {
  it('puts the levels of every difficulty column in order', async () => {
    const records = [
      { q: 'a', level: 'easy', meta: { grade: 'Grade 03' } },
      { q: 'b', level: 'medium', meta: { grade: 8 } },
      { q: 'c', level: 'hard', meta: {} },
      { q: 'd', level: 'who knows', meta: { grade: 'Grade 05' } },
    ];
    const examples = records.map((fields, row) => exampleOf(fields, map, row, contentHash(fields.q)));
    const scores = await scoresOf(human, examples, givenFor(examples, map));
    const [easy, medium, hard, unknown] = scores['human.level']!;
    expect(easy).toBeLessThan(medium!);
    expect(medium).toBeLessThan(hard!);
    expect(unknown).toBeNaN();
    expect(scores['human.meta.grade']).toEqual([3, 8, NaN, 5]);
  });

  it('has a column for each difficulty column, harder when higher', () => {
    expect(human.columns(map)).toMatchObject([
      { id: 'human.level', title: 'level', direction: 1 },
      { id: 'human.meta.grade', title: 'meta.grade', direction: 1 },
    ]);
  });

  it('says that a dataset without a difficulty column lacks one', () => {
    expect(human.lacks({ question: ['q'], difficulty: [] })).toBe('no column holds a difficulty');
    expect(human.lacks(map)).toBeUndefined();
  });
});
