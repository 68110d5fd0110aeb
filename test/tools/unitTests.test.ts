import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unitTests } from '../../tools/unitTests.mjs';

// Written so that this file does not count as one that starts something.
const processes = ['node:child', 'process'].join('_');
const threads = ['node:worker', 'threads'].join('_');

type Starter = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

async function start(module: string, name: string, ...args: readonly unknown[]): Promise<unknown> {
  const { [name]: begin } = (await import(/* @vite-ignore */ module)) as Starter;
  return name === 'Worker' ? new (begin as unknown as new () => unknown)() : begin!(...args);
}

describe('a unit test', () => {
  it.fails('fails if it starts a process', () => start(processes, 'spawn', process.execPath, ['--version']));

  it.fails('fails if it waits for one', () => start(processes, 'execFileSync', process.execPath, ['-v']));

  it.fails('fails if it starts a thread', () => start(threads, 'Worker'));

  it.fails('fails even if what it calls forgives that nothing starts', async () => {
    await start(processes, 'fork', 'nothing.js').catch(() => undefined);
  });
});

describe('the unit tests', () => {
  const all = new Set(unitTests());

  it('are those that name nothing heavy, nor get it from what they import', () => {
    expect(all).toContain('test/tools/unitTests.test.ts');
    expect(all).toContain('test/core/mixture/sampler.test.ts');
    // By name, by way of another file of the tests, and by the source under test.
    for (const file of ['cli/badInput', 'engine/showing/snapshot', 'extension/host/nodeProgram'])
      expect(all).not.toContain(`test/${file}.test.ts`);
  });

  it('are all tests of the core but the long ones, among others', () => {
    const core = readdirSync('test/core', { recursive: true, encoding: 'utf8' });
    for (const file of core.filter((one) => /(?<!\.long)\.test\.ts$/.test(one)))
      expect(all).toContain(`test/core/${file}`);
  });
});
