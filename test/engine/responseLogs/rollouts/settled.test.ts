import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/core/userError';
import { readResponses } from '../../../../src/engine/responseLogs/readResponses';
import type { ImportOptions, ResponseLog } from '../../../../src/engine/responseLogs/reading/responseLog';
import { temporaryFolder } from '../../../temporary';

const folder = temporaryFolder();

interface Line {
  readonly score?: unknown;
  readonly step?: number;
  readonly more?: object;
}

function read(all: readonly Line[], options: ImportOptions = {}): Promise<ResponseLog> {
  const path = join(folder, 'dump.jsonl');
  const records = all.map(({ score = 1, step = 1, more = {} }) => ({
    ...{ input: 'What is 6 times 7?', output: 'It is 41.', gts: '42', score, step, ...more },
  }));
  writeFileSync(path, records.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return readResponses([path], options);
}

async function refusal(all: readonly Line[], options: ImportOptions = {}): Promise<UserError> {
  const error: unknown = await read(all, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

const share = ({ correct, attempts }: ResponseLog): string => `${correct[0]} of ${attempts[0]}`;
const open = ({ report }: ResponseLog) => report.detections.filter(({ grade }) => grade === 'unsure');

describe('Rewards', () => {
  it.each([
    ['0 and 1', [0, 1, 1], '2 of 3'],
    ['-1 and 1', [-1, 1, -1], '1 of 3'],
    ['true and false', [true, false, true], '2 of 3'],
    ['0 alone', [0, 0], '0 of 2'],
    ['1 alone', [1, 1], '2 of 2'],
  ])('of %s are verdicts', async (_, scores, counted) => {
    const log = await read(scores.map((score) => ({ score })));
    expect(open(log)).toEqual([]);
    expect(share(log)).toBe(counted);
  });

  it.each([[[0, 0.1, 1]], [[-1, 0, 1]], [[0, 2]], [[0.37, 0.99]]])(
    'of %j are not verdicts: from which on a try is right is asked, with the values seen',
    async (scores) => {
      const [question] = open(await read(scores.map((score) => ({ score }))));
      expect(question!.subject).toBe('verdict');
      expect(question!.remedy).toMatchObject({ kind: 'choosePass' });
      expect(question!.question).toContain('dump.jsonl, line ');
      for (const score of scores) expect(question!.question).toContain(String(score));
    },
  );

  it('are right from the value on that is said', async () => {
    const lines = [0, 0.1, 0.5, 1].map((score) => ({ score }));
    const log = await read(lines, { pass: 0.5 });
    expect(open(log)).toEqual([]);
    expect(share(log)).toBe('2 of 4');
  });

  it('of which none reaches what is said are refused', async () => {
    const error = await refusal([{ score: 0 }, { score: 1 }], { pass: 2 });
    expect(error.message).toContain('the rewards go from 0 to 1');
    expect(error.remedy).toEqual({ kind: 'choosePass', values: [0, 1] });
  });

  it('that are shaped stand behind the verdict beside them', async () => {
    const log = await read([
      { score: 0.9, more: { acc: 1 } },
      { score: 0.2, more: { acc: 0 } },
    ]);
    expect(share(log)).toBe('1 of 2');
  });

  it('that are missing or no number are counted and told', async () => {
    const { report } = await read([{ score: 1 }, { score: null }, { score: 'often' }]);
    expect(report.missing).toBe(1);
    expect(report.problems.map(({ line }) => line)).toEqual([3]);
  });
});

describe('Steps', () => {
  const lines = [
    { step: 10, score: 0 },
    { step: 10, score: 0 },
    { step: 20, score: 1 },
  ];

  it('of which there are several are asked', async () => {
    const [question] = open(await read(lines));
    expect(question!.remedy).toEqual({ kind: 'chooseStep', steps: ['10', '20'] });
    expect(question!.question).toContain('2 steps (10, 20)');
  });

  it.each([
    ['10', '0 of 2'],
    ['20', '1 of 1'],
    ['last', '1 of 1'],
  ])('are chosen: %s', async (step, counted) => {
    const log = await read(lines, { step });
    expect(open(log)).toEqual([]);
    expect(share(log)).toBe(counted);
  });

  it('that are not there are refused with those that are', async () => {
    const error = await refusal(lines, { step: '15' });
    expect(error.message).toContain('There is no step 15 in these rollouts, only 10, 20.');
  });
});

describe('Unfinished tries', () => {
  const cut = { more: { finish_reason: 'length' } };
  const lines = [{ score: 1 }, { score: 0 }, { score: 0, ...cut }, { score: 1, ...cut }];

  it('are wrong, and that is said with how many were rewarded', async () => {
    const log = await read(lines);
    expect(share(log)).toBe('1 of 4');
    expect(log.tries!.unfinished[0]).toBe(0.5);
    expect(log.report.notes.join(' ')).toContain(
      '2 of 4 tries were cut off or ended in an error. They count as wrong. 1 of them had a reward that would be right.',
    );
  });

  it('are left out where that is said', async () => {
    const log = await read(lines, { unfinished: 'omit' });
    expect(share(log)).toBe('1 of 2');
    expect(log.tries!.unfinished[0]).toBe(0.5);
    expect(log.report.notes.join(' ')).toContain('They are left out.');
  });
});

describe('What is said of rollouts', () => {
  it.each([{ pass: 0.5 }, { step: 'last' }, { unfinished: 'omit' as const }])(
    'is refused of another log: %j',
    async (options) => {
      const path = join(folder, 'long.csv');
      writeFileSync(path, 'respondent,item,score\na,q1,1\nb,q1,0\n');
      await expect(readResponses([path], options)).rejects.toThrow('is said of rollouts');
    },
  );
});
