import { describe, expect, it } from 'vitest';
import type { ScoreColumn } from '../../../src/core/scores/table';
import { hoverText } from '../../../src/extension/editor/hoverText';
import { readingOf } from '../../../src/extension/records/reading';
import { Scores } from '../../../src/extension/records/scores';
import { columnOf } from '../../core/scores/columns';
import { recordOf, snapshotOf } from '../records/snapshots';
import { textOf, tokensOf } from './markdownIt';

const errorOf = (id: string, of: string, values: readonly number[]): ScoreColumn => ({
  ...columnOf(id, values, 0),
  errorOf: of,
});
const unit = (column: ScoreColumn, title: string, name: string): ScoreColumn => ({
  ...column,
  title,
  unit: name,
});
const table = [
  unit(columnOf('human.level', [1, 2, 3, 4]), 'level', 'level'),
  ...['one', 'two', 'three', 'four', 'five', 'six'].map((id) => columnOf(id, [1, 2, 3, 4])),
  unit(columnOf('irtDifficulty', [-1, 0.5, 1.84, NaN]), 'IRT difficulty', 'logits'),
  errorOf('irtDifficultySe', 'irtDifficulty', [0.2, 0.2, 0.31, NaN]),
  unit(columnOf('irtDiscrimination', [1, 1.2, 0.874, NaN], 0), 'discrimination', 'per logit'),
  errorOf('irtDiscriminationSe', 'irtDiscrimination', [0.2, 0.2, 0.12, NaN]),
  unit(columnOf('irtAnswers', [22, 22, 22, NaN], 0), 'respondents', 'respondents'),
  unit(columnOf('irtShareCorrect', [20 / 22, 0.5, 4 / 22, NaN], -1), 'share correct', 'share'),
  unit(columnOf('glickoRating', [1400, 1500, 1650, NaN]), 'Glicko-2 rating', 'rating'),
  errorOf('glickoDeviation', 'glickoRating', [80, 80, 82, NaN]),
  unit(columnOf('irtPredicted', [0, 0, 0, 0.7]), 'predicted IRT difficulty', 'logits'),
  errorOf('irtPredictedSe', 'irtPredicted', [1, 1, 1, 0.9]),
];
const colours = { easy: '#111111', medium: '#222222', hard: '#333333', foreground: '#444444' };

function hover(row: number, primary?: string): string {
  const scores = new Scores(snapshotOf([0, 1, 2, 3], table), primary);
  const reading = readingOf(scores, () => undefined, new Map(), recordOf(row));
  return hoverText(scores, reading, { uri: 'file:///data/train.jsonl', line: row }, colours);
}

const seen = (markdown: string): string => textOf(tokensOf(markdown)).replace(/ +/g, ' ').trim();
const verdict = (text: string): string => seen(text.split('\n\n')[0]!);
const rows = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => seen(line.replaceAll('|', ' ').trim()));

describe('a hover over an example whose scores tell it from no other', () => {
  it('does not call it unscored', () => {
    const scores = new Scores(snapshotOf([0, 1], [columnOf('questionWords', [3, 3])]), undefined);
    const reading = readingOf(scores, () => undefined, new Map(), recordOf(0));
    const text = hoverText(scores, reading, { uri: 'file:///data/train.jsonl', line: 0 }, colours);
    expect(verdict(text)).toBe('No measure tells this example from the others');
  });
});

describe('a hover over an example with responses', () => {
  it('says them after the verdict and the score it goes by', () => {
    expect(verdict(hover(2))).toBe(
      'Medium · harder than 50% of 4 by level (level 3) · IRT b 1.84 ± .31 · 4 of 22 correct',
    );
  });

  it('says the difficulty once where the verdict goes by it', () => {
    expect(verdict(hover(2, 'irtDifficulty'))).toBe(
      'Hard · harder than 66% of 3 · IRT b 1.84 ± .31 · 4 of 22 correct',
    );
  });

  it('has what responses say above other measures, errors beside their values', () => {
    expect(rows(hover(2)).slice(0, 6)).toEqual([
      'level level 3 50%',
      'IRT difficulty 1.84 ± .31 logits 66%',
      'discrimination .87 ± .12 per logit –',
      'respondents 22 –',
      'share correct 0.182 66%',
      'Glicko-2 rating 1,650 ± 82 66%',
    ]);
    expect(rows(hover(2))).toHaveLength(8);
  });

  it('never gives a standard error a row of its own', () => {
    for (const row of [0, 1, 2, 3]) expect(hover(row)).not.toMatch(/the (irt|glicko)\w+/);
  });

  it('says of a foretold difficulty that it is foretold', () => {
    expect(verdict(hover(3))).toBe(
      'Hard · harder than 75% of 4 by level (level 4) · IRT b .70 ± .90 (predicted)',
    );
    expect(rows(hover(3))[1]).toBe('predicted IRT difficulty .70 ± .90 logits 75%');
    expect(verdict(hover(3, 'irtPredicted'))).toMatch(
      /^Hard · harder than 75% of 4 · IRT b \.70 ± \.90 \(predicted\)$/,
    );
  });

  it('says nothing of them where nobody answered', () => {
    const scores = new Scores(snapshotOf([0, 1], [table[0]!]), undefined);
    const reading = readingOf(scores, () => undefined, new Map(), recordOf(1));
    expect(hoverText(scores, reading, { uri: 'file:///x', line: 1 }, colours)).not.toContain('IRT');
  });
});
