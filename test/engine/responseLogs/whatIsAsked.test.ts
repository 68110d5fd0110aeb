import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResponses } from '../../../src/engine/responseLogs/readResponses';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();

async function read(name: string, lines: readonly string[]) {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return readResponses([path]);
}

const scored = (scores: readonly number[]): string[] => [
  'respondent,item,score',
  ...scores.map((score, at) => `m${at % 3},q${Math.floor(at / 3)},${score}`),
];
const scales = async (scores: readonly number[]) =>
  (await read('scores.csv', scored(scores))).report.detections.find(({ subject }) => subject === 'scale')!;

describe('what a log leaves open', () => {
  it('has candidates for a scale, the proposed one first, each with what a score counts as', async () => {
    expect(await scales([1, 2, 3, 4, 5, 3])).toMatchObject({
      grade: 'unsure',
      others: [
        { name: '1:5', example: '3 counts as 0.5' },
        { name: '0:5', example: '3 counts as 0.6' },
        { name: '0:10', example: '3 counts as 0.3' },
      ],
    });
  });

  it('has them for scores below 0, and says what a scale leaves out', async () => {
    const { others } = await scales([-1, 0, 1, 1, -1, 0]);
    expect(others).toEqual([
      { name: '-1:1', example: '-1 counts as 0' },
      { name: '0:1', example: '-1 is left out' },
    ]);
  });

  it('has none where the scale is likely', async () => {
    expect(await scales([0, 50, 100, 30, 70, 10])).toMatchObject({ grade: 'likely', others: [] });
  });
});

describe('the fields of a log', () => {
  it('are the columns of a table, and which of them hold answers', async () => {
    const { fields } = await read('table.csv', ['id,q1,q2,q3', 's1,1,0,1', 's2,0,0,1', 's3,1,1,0']);
    expect(fields).toEqual([
      { name: 'id', example: 's1', holdsAnswers: false },
      { name: 'q1', example: '1', holdsAnswers: true },
      { name: 'q2', example: '0', holdsAnswers: true },
      { name: 'q3', example: '1', holdsAnswers: true },
    ]);
  });

  it('are the paths of JSON records', async () => {
    const record = (at: number) =>
      JSON.stringify({ model: `m${at % 2}`, item: `q${at}`, correct: at % 3 === 0, more: { seconds: at } });
    const { fields } = await read('log.jsonl', [0, 1, 2, 3].map(record));
    expect(fields.map(({ name, example }) => [name, example])).toEqual([
      ['model', 'm0'],
      ['item', 'q0'],
      ['correct', 'true'],
      ['more.seconds', '0'],
    ]);
  });
});
