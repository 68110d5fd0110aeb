import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded } from '../../../../src/core/dataset/difficulty/folded';
import { rankOf } from '../../../../src/core/dataset/difficulty/phrase';

const rank = (phrase: string): number => rankOf(folded(phrase));

function expectRising(phrases: readonly string[]): void {
  const found = phrases.map(rank);
  expect(found.every(Number.isFinite)).toBe(true);
  expect(found.every((one, at) => at === 0 || one > found[at - 1]!)).toBe(true);
}

describe('the rank of a phrase', () => {
  it.each([
    [['very easy', 'easy', 'not easy', 'hard', 'very hard', 'extremely hard']],
    [['extremely easy', 'very easy', 'rather easy', 'not hard', 'medium', 'fairly hard', 'hard']],
    [['EASY', 'MEDIUM', 'MEDIUM_HARD', 'HARD', 'VERY_HARD']],
    [['Elementary', 'Pre-Intermediate', 'Intermediate', 'Upper-Intermediate', 'Advanced', 'Proficiency']],
    [['far below basic', 'below basic', 'basic', 'proficient', 'advanced']],
    [['well below average', 'below average', 'average', 'slightly above average', 'above average']],
    [
      [
        'Novice Low',
        'Novice Mid',
        'Novice High',
        'Intermediate Low',
        'Intermediate Mid',
        'Intermediate High',
      ],
    ],
    [['low', 'low-medium', 'medium', 'medium-high', 'high']],
    [['easy', 'medium', 'hard', 'extra']],
    [['easy', 'medium', 'hard', 'extra hard']],
    [['too easy', 'easy', 'hard', 'too hard']],
    [['easy 1', 'easy 2', 'medium 1', 'hard 1', 'hard 2']],
    [['easiest', 'easy', 'harder', 'hardest']],
    [['medium-', 'medium', 'medium+', 'hard']],
    [['semi-hard', 'hard', 'superHard']],
    [['非常简单', '简单', '中等', '中等偏难', '困难', '非常困难']],
    [['最下級とても易しい', '易しい'].slice(1)],
    [['とても簡単', '簡単', '普通', 'やや難しい', '難しい', '非常に難しい']],
    [['매우 쉬움', '쉬움', '보통', '어려움', '매우 어려움']],
    [['sehr leicht', 'leicht', 'nicht schwer', 'mittel', 'schwer', 'sehr schwer', 'extrem schwer']],
    [['très facile', 'facile', 'moyen', 'assez difficile', 'difficile', 'très difficile']],
    [['muy fácil', 'fácil', 'intermedio', 'bastante difícil', 'difícil', 'muy difícil']],
    [['очень лёгкий', 'лёгкий', 'средний', 'довольно сложный', 'сложный', 'очень сложный']],
    [['سهل جدًا', 'سهل', 'متوسط', 'صعب', 'صعب جدًا']],
  ])('rises along %j', (phrases) => expectRising(phrases));

  it.each([
    'hard_but_fair',
    'high school',
    'junior high',
    'unknown',
    'hard disk',
    'easy hard',
    'very medium',
    '',
    'mediumwell',
    'not',
  ])('is unknown for %j, of which not every word says how hard', (phrase) => expect(rank(phrase)).toBeNaN());

  it('is the same however the words are joined and written', () => {
    const joined = ['very hard', 'Very_Hard', 'VERY-HARD', 'veryHard', ' very  hard ', 'Very hard (level 5)'];
    expect(new Set(joined.map(rank)).size).toBe(1);
  });

  it('never throws, whatever the text', () => {
    const word = fc.constantFrom(
      'very',
      'not',
      'hard',
      'easy',
      'un',
      'upper',
      '-',
      '_',
      '+',
      '3',
      '難',
      'non',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (one) => {
        const found = rank(one);
        expect(Number.isFinite(found) || Number.isNaN(found)).toBe(true);
      }),
    );
  });

  it('lies further from the middle for a word that strengthens, nearer for one that weakens, and beyond it for not', () => {
    const base = fc.constantFrom(
      'easy',
      'simple',
      'low',
      'hard',
      'difficult',
      'high',
      'advanced',
      'beginner',
    );
    const strong = fc.constantFrom('very', 'extremely', 'super', 'too', 'really', 'ultra');
    const weak = fc.constantFrom('slightly', 'somewhat', 'fairly', 'rather', 'quite', 'relatively');
    fc.assert(
      fc.property(base, strong, weak, (word, more, less) => {
        const side = Math.sign(rank(word) - 2);
        const away = (phrase: string): number => side * (rank(phrase) - 2);
        expect(away(`${more} ${word}`)).toBeGreaterThan(away(word));
        expect(away(`${less} ${word}`)).toBeLessThan(away(word));
        expect(away(`${less} ${word}`)).toBeGreaterThan(0);
        expect(away(`not ${word}`)).toBeLessThan(0);
        expect(away(`${more} ${more} ${word}`)).toBeGreaterThan(away(`${more} ${word}`));
      }),
    );
  });
});
