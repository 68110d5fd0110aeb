import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/core/userError';
import { readResponses } from '../../../../src/engine/responseLogs/readResponses';
import { temporaryFolder } from '../../../temporary';
import { longTsv, name } from '../generated';
import { answersOf } from '../toldLog';

const folder = temporaryFolder();

/** A rollout as NeMo Gym writes it, as far as it is read. */
const rollout = (model: string, task: number, reward: unknown): object => ({
  responses_create_params: { input: [{ role: 'user', content: `question ${task}` }] },
  response: { model, output: [] },
  reward,
  _ng_task_index: task,
  _ng_rollout_index: 0,
});

const lines = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

function written(file: string, text: string): string {
  const path = join(folder, file);
  writeFileSync(path, text);
  return path;
}

const score = fc.constantFrom(0, 1);

const rollouts = fc.array(fc.record({ model: name, task: fc.nat(9), score }), {
  minLength: 1,
  maxLength: 30,
});

describe('rollouts of NeMo Gym', () => {
  it('are the same answers as one a row, rollouts of a task as attempts, whatever their order', async () => {
    const law = fc.asyncProperty(
      rollouts.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      async ([list, shuffled]) => {
        const rows = list.map(({ model, task, score }) => ({ respondent: model, item: String(task), score }));
        const long = answersOf(await readResponses([written('long.tsv', longTsv(rows))]));
        const records = shuffled.map(({ model, task, score }) => rollout(model, task, score));
        const log = await readResponses([written('rollouts.jsonl', lines(records))]);
        expect(log.report.files.map(({ format }) => format)).toEqual(['nemo-gym']);
        expect(answersOf(log)).toEqual(long);
      },
    );
    await fc.assert(law, { numRuns: 60 });
  });

  it('that are broken are told by file, line and field, and never end the reading', async () => {
    const junk = fc.oneof(fc.jsonValue(), fc.constant(undefined));
    const broken = fc.record({
      responses_create_params: junk,
      response: junk,
      reward: junk,
      _ng_task_index: junk,
      agent_ref: junk,
    });
    const good = [rollout('a', 0, 1), rollout('b', 0, 0)];
    const law = fc.asyncProperty(fc.array(broken, { maxLength: 8 }), async (list) => {
      const path = written('broken.jsonl', lines([...good, ...list]));
      const { report } = await readResponses([path]).catch((error: unknown) => {
        expect(error).toBeInstanceOf(UserError);
        throw error;
      });
      for (const { file, line, text } of report.problems) {
        expect(file).toBe(path);
        expect(line).toBeGreaterThan(good.length);
        expect(text).toMatch(/^field "(_ng_task_index|reward)"/);
      }
      expect(report.files[0]!.answers + report.missing + report.problemCount).toBe(good.length + list.length);
    });
    await fc.assert(law, { numRuns: 100 });
  });
});
