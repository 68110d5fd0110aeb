import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResponses } from '../../../src/engine/responseLogs/readResponses';
import type { ImportOptions, ResponseLog } from '../../../src/engine/responseLogs/reading/responseLog';
import { temporaryFolder } from '../../temporary';
import { answersOf } from './toldLog';

const folder = temporaryFolder();
let files = 0;

function read(name: string, content: string, options?: ImportOptions): Promise<ResponseLog> {
  const own = join(folder, String(files++));
  mkdirSync(own);
  writeFileSync(join(own, name), content);
  return readResponses([join(own, name)], options);
}

const rows = [
  ['ann', 'q1', 1],
  ['ann', 'q2', 0],
  ['bob', 'q1', 0],
  ['bob', 'q2', 0],
] as const;
const csv = (name: string, of: (verdict: number) => string | number = (one) => one): string =>
  [`student,item,${name}`, ...rows.map(([who, item, one]) => `${who},${item},${of(one)}`)].join('\n') + '\n';
const turned = ['ann | q1 | 0/1', 'ann | q2 | 1/1', 'bob | q1 | 1/1', 'bob | q2 | 1/1'];

describe('a field that says which answers were wrong', () => {
  it.each(['error', 'is_wrong', 'incorrect', 'isIncorrect', 'failed', 'answered_incorrectly'])(
    'is read turned round, and it is said: %s',
    async (name) => {
      const log = await read('a.csv', csv(name));
      expect(answersOf(log)).toEqual(turned);
      expect(log.report.detections).toContainEqual(
        expect.objectContaining({
          subject: 'verdict',
          taken: `${name}, turned round`,
          grade: 'likely',
          remedy: { kind: 'chooseRight', words: ['1'] },
        }),
      );
    },
  );

  it('is so in JSON and in other words for yes and no, too', async () => {
    const lines = rows.map(([student, item, one]) => JSON.stringify({ student, item, is_wrong: one === 1 }));
    expect(answersOf(await read('a.jsonl', lines.join('\n')))).toEqual(turned);
    expect(
      answersOf(
        await read(
          'a.csv',
          csv('wrong', (one) => (one ? 'yes' : 'no')),
        ),
      ),
    ).toEqual(turned);
  });

  it('is read so where the user names it, and as it stands where the words for right are named', async () => {
    const named = await read('a.csv', csv('is_wrong'), { fields: { score: 'is_wrong' } });
    expect(answersOf(named)).toEqual(turned);
    expect(named.report.detections.map(({ taken }) => taken)).toContain('is_wrong, turned round');
    const said = await read('a.csv', csv('is_wrong'), { fields: { score: 'is_wrong' }, right: ['1'] });
    expect(answersOf(said)[0]).toBe('ann | q1 | 1/1');
  });

  it('gives way to one that says which were right', async () => {
    const log = await read('a.csv', 'student,item,error,score\nann,q1,0,1\nann,q2,1,0\nbob,q1,1,0\n');
    expect(answersOf(log)).toEqual(['ann | q1 | 1/1', 'ann | q2 | 0/1', 'bob | q1 | 0/1']);
  });

  it('is none where nothing stands in it, or where it may be the failure of a program', async () => {
    const row = (at: number, error: string): string =>
      `m${at % 2},q${at},${'ABC'[at % 3]},${'AB'[at % 2]},${error}`;
    const log = (error: (at: number) => string): string =>
      ['model,question_id,prediction,target,error', ...[0, 1, 2, 3].map((at) => row(at, error(at)))].join(
        '\n',
      );
    for (const error of [() => '', (at: number) => String(at % 2)]) {
      const { report } = await read('a.csv', log(error));
      expect(report.detections.map(({ taken }) => taken)).toContain('prediction equal to target');
    }
  });

  it('is none where it holds anything but yes and no', async () => {
    await expect(
      read(
        'a.csv',
        csv('error', (one) => (one ? 'timeout' : '')),
      ),
    ).rejects.toThrow('no answers were found');
    await expect(
      read(
        'a.csv',
        csv('error', (one) => one + 0.25),
      ),
    ).rejects.toThrow('no answers were found');
  });
});

describe('answers beside the right ones, without a verdict', () => {
  const free = (columns: string): string =>
    [
      columns,
      ...Array.from({ length: 15 }, (_, at) => `m${at % 3},q${at},the answer is ${at},It is ${at}`),
    ].join('\n');

  it('are refused, with both fields named and what is to be done', async () => {
    await expect(read('a.csv', free('model,question_id,prediction,target'))).rejects.toThrow(
      /"prediction" holds what was answered and "target" what is right.*Add a field "correct"/,
    );
  });

  it('are no table of two items', async () => {
    const numbers = ['id,prediction,target', ...[0, 1, 2, 3].map((at) => `${at},${at % 2},1`)].join('\n');
    await expect(read('a.csv', numbers)).rejects.toThrow(/"prediction".*"target"/);
  });

  it('are compared where both are of the same few kinds', async () => {
    const letters = 'model,question_id,prediction,target\nm1,q1,A,a\nm1,q2,B,C\nm2,q1,B,A\nm2,q2,C,C\n';
    const log = await read('a.csv', letters);
    expect(answersOf(log)).toEqual(['m1 | q1 | 1/1', 'm1 | q2 | 0/1', 'm2 | q1 | 0/1', 'm2 | q2 | 1/1']);
    expect(log.report.detections).toContainEqual(
      expect.objectContaining({ subject: 'verdict', taken: 'prediction equal to target', grade: 'likely' }),
    );
  });
});

describe('a header that comes again', () => {
  it.each([
    ['one answer a row', 'student,item,correct', ['ann,q1,1', 'ann,q2,0', 'bob,q1,0']],
    ['a table of answers', 'student,q1,q2', ['ann,1,0', 'bob,0,1', 'cem,1,1']],
  ])('is counted and is no record: %s', async (_, header, lines) => {
    const plain = await read('a.csv', [header, ...lines].join('\n'));
    const twice = await read(
      'a.csv',
      [header, lines[0], header, lines[1], `\ufeff${header}`, lines[2]].join('\n'),
    );
    expect(answersOf(twice)).toEqual(answersOf(plain));
    expect(twice.report).toMatchObject({ problemCount: 0, silent: [], unanswered: [] });
    expect(twice.report.notes).toContain(
      'a.csv: the header stands 2 times more further down, as where files were put together: what stands there is no record.',
    );
    expect(plain.report.notes.join()).not.toContain('further down');
  });
});
