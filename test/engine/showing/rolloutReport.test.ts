import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { countLearnable, leastSignal } from '../../../src/core/mixture/learnable';
import { isMessage } from '../../../src/core/message';
import { rolloutReportSchema } from '../../../src/core/mixture/rolloutReport';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';
import { questionOf, shapes, simulatedTries } from '../responseLogs/rollouts/writtenRollouts';

const { folder, engine } = engineInFolder();
const prompts = 120;
const rollouts = shapes.find(({ format }) => format === 'nemo-gym')!;
const subjects = ['algebra', 'geometry', 'algebra', 'number theory'];

function writePrompts(name: string): string {
  const path = join(folder, name);
  const line = (_: unknown, index: number): string =>
    `${JSON.stringify({ id: `p${index}`, question: questionOf(index), answer: String(2 * index + 1), subject: subjects[index % 4] })}\n`;
  // The last ten were not tried.
  writeFileSync(path, Array.from({ length: prompts + 10 }, line).join(''));
  return path;
}

describe('The rollouts of one policy', () => {
  const path = writePrompts('train.jsonl');
  const tries = simulatedTries(prompts, 8, 1);

  beforeAll(async () => {
    const log = join(folder, rollouts.file);
    writeFileSync(log, rollouts.write(tries));
    await engine.call('importResponses', { dataset: { path }, logs: [log], anyway: true });
    await engine.call('score', { path, measures: ['passRate'] });
  });

  it('are counted as the learnable mixture counts them', async () => {
    const report = (await engine.call('rollouts', { path }))!;
    expect(isMessage(rolloutReportSchema, report)).toBe(true);
    const { table } = await engine.call('table', { path });
    const values = (id: string) => table.find((one) => one.id === id)!.values;
    const [policy] = report.policies;
    expect(report.policies).toHaveLength(1);
    expect(policy!.counts).toEqual(countLearnable(values('signalAt8'), values('passRate'), leastSignal));
    expect(policy!.counts.unknown).toBe(10);
    const { rows } = await engine.call('draw', {
      path,
      recipe: { mixture: 'learnable', measure: 'signalAt8' },
    });
    expect(policy!.counts.learnable).toBe(rows.length);
  });

  it('are a histogram of k of 8, with what tries cost and how many did not end', async () => {
    const report = (await engine.call('rollouts', { path }))!;
    const { bins, tries: counts } = report.policies[0]!;
    expect(counts).toEqual({ least: 8, most: 8 });
    const right = Array.from(
      { length: prompts },
      (_, prompt) => tries.filter((one) => one.prompt === prompt && one.isRight).length,
    );
    expect(bins.map(({ rows }) => rows)).toEqual(
      Array.from({ length: 9 }, (_, k) => right.filter((one) => one === k).length),
    );
    const cut = tries.filter(({ isCut }) => isCut).length / tries.length;
    // Sums of at most a thousand numbers of 53 bits.
    if (report.unfinished !== undefined) expect(report.unfinished).toBeCloseTo(cut, 12);
    expect(rollouts.holds.includes('unfinished')).toBe(report.unfinished !== undefined);
    const tokens = tries.reduce((sum, one) => sum + one.tokens, 0) / tries.length;
    if (report.outputTokens !== undefined) expect(report.outputTokens).toBeCloseTo(tokens, 9);
    expect(rollouts.holds.includes('tokens')).toBe(report.outputTokens !== undefined);
  });

  it('are told by domain, the most frequent first', async () => {
    const { domains, policies } = (await engine.call('rollouts', { path }))!;
    expect(domains).toEqual({ field: 'subject', names: ['algebra', 'geometry', 'number theory'], others: 0 });
    const [policy] = policies;
    const of = (name: 'learnable' | 'saturated' | 'dead') =>
      policy!.domains.reduce((sum, counts) => sum + counts[name], 0);
    expect([of('learnable'), of('saturated'), of('dead')]).toEqual([
      policy!.counts.learnable,
      policy!.counts.saturated,
      policy!.counts.dead,
    ]);
  });
});

describe('Tries of several models', () => {
  it('are told model by model, the one with the most tries first', async () => {
    const path = writePrompts('several.jsonl');
    const log = join(folder, 'several.csv');
    const line = (model: string, item: number, attempt: number): string =>
      `${model},p${item},${Number((item + attempt) % (model === 'large' ? 4 : 2) > 0)}`;
    const tried = ['small', 'large'].flatMap((model) =>
      Array.from({ length: 40 }, (_, item) =>
        Array.from({ length: model === 'large' ? 8 : 4 }, (__, attempt) => line(model, item, attempt)),
      ).flat(),
    );
    writeFileSync(log, ['model,item,correct', ...tried].join('\n'));
    await engine.call('importResponses', { dataset: { path }, logs: [log], anyway: true });
    const { policies, others } = (await engine.call('rollouts', { path }))!;
    expect(others).toBe(0);
    expect(policies.map(({ name, tries }) => [name, tries.most])).toEqual([
      ['large', 8],
      ['small', 4],
    ]);
    // Every item: 6 of 8 by the one, 2 of 4 by the other.
    expect(policies.map(({ bins }) => bins.map(({ rows }) => rows))).toEqual([
      [0, 0, 0, 0, 0, 0, 40, 0, 0],
      [0, 0, 40, 0, 0],
    ]);
    expect(policies.map(({ counts }) => counts.unknown)).toEqual([prompts - 30, prompts - 30]);
  });
});

describe('Responses that are no rollouts', () => {
  it('are told of as none: one answer each by several, or none at all', async () => {
    const path = writePrompts('once.jsonl');
    const log = join(folder, 'once.csv');
    const people = Array.from({ length: 20 }, (_, at) => at);
    const lines = people.flatMap((one) =>
      Array.from({ length: 30 }, (_, item) => `m${one},p${item},${(one * (item + 1)) % 7 > 3 ? 1 : 0}`),
    );
    writeFileSync(log, ['model,item,correct', ...lines].join('\n'));
    await engine.call('importResponses', { dataset: { path }, logs: [log], anyway: true });
    expect(await engine.call('rollouts', { path })).toBeUndefined();
    expect(await engine.call('rollouts', { path: writeDataset(folder, 5, 'bare.jsonl') })).toBeUndefined();
  });
});
