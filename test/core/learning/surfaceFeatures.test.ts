import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surfaceCount, surfaceFeatures } from '../../../src/core/learning/surfaceFeatures';
import { examplesOf } from '../measures/given';

const of = (question: string, choices: string[] = []): number[] => [
  ...surfaceFeatures(examplesOf([{ question, choices }])[0]!),
];

describe('The surface of a question', () => {
  it('is counted', () => {
    const found = of('Add 3 and 4.5, then divide $x$ by \\frac{1}{2}. What remains?', [
      'one',
      'two or three',
    ]);
    const words = [
      'Add',
      '3',
      'and',
      '4.5',
      'then',
      'divide',
      'x',
      'by',
      'frac',
      '1',
      '2',
      'What',
      'remains',
    ];
    // A Float32Array holds about seven digits.
    const expected = {
      words: Math.log1p(words.length),
      characters: Math.log1p(60),
      perWord: Math.log1p(60 / words.length),
      longWords: (2 * 1) / words.length,
      numbers: Math.log1p(4),
      numbersPerWord: (4 * 4) / words.length,
      sentences: Math.log1p(3),
      commas: Math.log1p(1),
      commands: Math.log1p(1),
      signs: Math.log1p(2),
      choiceWords: Math.log1p(4),
      choiceSpread: Math.log1p(2),
    };
    Object.values(expected).forEach((value, at) => expect(found[at]).toBeCloseTo(value, 6));
    expect(found).toHaveLength(surfaceCount);
  });

  it('is finite for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (question, choices) => {
        const found = of(question, choices);
        expect(found).toHaveLength(surfaceCount);
        expect(found.every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
