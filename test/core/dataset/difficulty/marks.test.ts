import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../../../src/core/dataset/example';
import { detectFields } from '../../../../src/core/dataset/guessFields';

const found = (
  name: string,
  values: readonly unknown[],
): { taken: readonly string[]; levels: number[]; easier: boolean } => {
  const samples = values.map((value, at) => ({ question: `What is ${at} plus ${at}?`, [name]: value }));
  const { map } = detectFields(samples);
  return {
    taken: map.difficulty,
    levels: samples.map((fields) => exampleOf(fields, map, 0, '').levels[0]!),
    easier: map.easier?.includes(name) ?? false,
  };
};

describe('a mark of what is hard', () => {
  it.each([
    ['is_hard', [true, false, true]],
    ['hard', ['True', 'False', 'True']],
    ['is_challenging', [1, 0, 1]],
    ['isHard', ['yes', 'no', 'yes']],
    ['is_difficult', [true, false, true]],
  ])('is a difficulty: %s', (name, values) => {
    expect(found(name, values)).toEqual({ taken: [name], levels: [1, 0, 1], easier: false });
  });

  it('runs the other way where it says what is easy', () => {
    expect(found('is_easy', [true, false])).toEqual({ taken: ['is_easy'], levels: [1, 0], easier: true });
  });

  it('is none where it holds something else', () => {
    expect(found('hard', ['a hard negative', 'another text']).taken).toEqual([]);
    expect(found('hard', [12, 40]).taken).toEqual([]);
    expect(found('is_correct', [true, false]).taken).toEqual([]);
  });
});
