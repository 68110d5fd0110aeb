import { describe, expect, it } from 'vitest';
import { briefMixture, briefScores, nextSteps } from '../../tools/start/screen.mjs';

const score = `school.jsonl  350 records
  question    question

measure    rows
steps       202
A remark.

Difficulty by human.grade, in level
      2  ███ 32
  Plain question length agrees with it: ρ .17.
`;

const mix = `easy mixture by grade, seed 0: 128 of 350 rows
  source   ███████████
  mixture  ████
  band      available  drawn
  /tmp/easy.jsonl

as a set       mixture                whole
rows               128                  350
`;

describe('what npm start prints', () => {
  it('of the scores is the dataset and its difficulty, without the table', () => {
    expect(briefScores(score)).toBe(`${score.split('\n\n')[0]!}\n\n${score.split('\n\n')[2]!.trimEnd()}`);
  });

  it('of a dataset without a difficulty is the dataset', () => {
    expect(briefScores('a.jsonl  3 records\n\nmeasure  rows\n')).toBe('a.jsonl  3 records');
  });

  it('of a mixture is its title and where its rows lie', () => {
    expect(briefMixture(mix)).toBe('easy mixture by grade, seed 0: 128 of 350 rows\n  mixture  ████');
  });

  it('names the dataset as a shell takes it', () => {
    expect(nextSteps('media/a.jsonl', '/tmp/x')).toContain('score media/a.jsonl  ');
    expect(nextSteps("it's mine.jsonl", '/tmp/x')).toContain("score 'it'\\''s mine.jsonl'  ");
  });
});
