import { describe, expect, it } from 'vitest';
import { buckets, hashedRow, SparseHead, type SparseExample } from '../../../src/core/learning/sparseHead';
import { shortcutFeatures } from '../../../src/core/learning/shortcutFeatures';
import { wordFeatures } from '../../../src/core/learning/wordFeatures';
import { examplesOf } from '../measures/given';

function trained(head: SparseHead, examples: readonly SparseExample[]): SparseHead {
  const steps = [...head.train(examples, 10, 0.1)];
  expect(steps.at(-1)).toBe(1);
  return head;
}

describe('a sparse head', () => {
  it('knows nothing before it is trained', () => {
    expect([...new SparseHead(4).probabilities([hashedRow(['a'])])]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect([...new SparseHead(0).probabilities([hashedRow(['a']), hashedRow(['b'])])]).toEqual([0.5, 0.5]);
  });

  it('learns which word goes with which class', () => {
    const words = ['red', 'green', 'blue'];
    const examples = Array.from({ length: 90 }, (_, at) => ({
      alternatives: [hashedRow(['', words[at % 3]!, `noise${at}`])],
      gold: at % 3,
    }));
    const head = trained(new SparseHead(3), examples);
    words.forEach((word, gold) =>
      expect(head.probabilities([hashedRow(['', word])])[gold]).toBeGreaterThan(0.8),
    );
  });

  it('learns which feature a right choice has, wherever it stands', () => {
    const examples = Array.from({ length: 60 }, (_, at) => ({
      alternatives: [0, 1, 2].map((place) =>
        hashedRow([place === at % 3 ? 'good' : 'bad', `noise${at}${place}`]),
      ),
      gold: at % 3,
    }));
    const head = trained(new SparseHead(0), examples);
    expect(head.probabilities([hashedRow(['bad']), hashedRow(['good'])])[1]).toBeGreaterThan(0.8);
  });

  it('keeps every feature once, at a place that there is', () => {
    const row = hashedRow(['a', 'b', 'a']);
    expect(row.length).toBe(2);
    expect(Math.max(...row)).toBeLessThan(buckets);
  });
});

describe('the features', () => {
  const [plain, choice] = examplesOf([
    { question: 'A man eats.\nA person eats?', label: 'x' },
    { question: 'Which is red?', choices: ['a red apple', 'snow'], gold: 0 },
  ]);

  it('of words are those of the question, or of each choice', () => {
    expect(wordFeatures(plain!)).toEqual([['', 'a', 'man', 'eats', 'a', 'person', 'eats']]);
    expect(wordFeatures(choice!)[0]).toEqual(['a', 'new', 'red', 'repeated', 'apple', 'new']);
  });

  it('without reading hold no word but the first', () => {
    const [names] = shortcutFeatures(plain!);
    expect(names).toEqual(expect.arrayContaining(['lines 1', 'ends ?', 'first a', 'overlap 3']));
    expect(names!.join(' ')).not.toMatch(/person|man|eats/);
  });

  it('of choices tell their place and their rank by length', () => {
    const [first, second] = shortcutFeatures(choice!);
    expect(first).toEqual(expect.arrayContaining(['place 0', 'place -2', 'longer 0', 'shorter 1']));
    expect(second).toEqual(expect.arrayContaining(['place 1', 'place -1', 'longer 1', 'shorter 0']));
  });
});
