import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { root } from '../root.mjs';
import { excludedMutations, nameOf, namesOfMutants, placeOf } from './mutants.mjs';
import { sampleOf } from './sample.mjs';

/**
 * Plants a sample of faults in a room, each alone; gives how many were caught, and which were not. The quick tests go
 * first: the slow ones meet only what these leave, and with `quick` not even that.
 */
export async function mutateRoom(
  { sources, tests, slow = [], without = [] },
  { sample, seed, workers, quick, among = '' },
) {
  const all = (await namesOfMutants(sources)).filter((name) => name.includes(among));
  const names = sampleOf(all, sample, seed);
  const first = await plant(names, { tests, without: [...without, ...slow] }, workers);
  if (quick || slow.length === 0 || first.uncaught.length === 0) return first;
  const second = await plant(
    first.uncaught.map(({ name }) => name),
    { tests: slow, without },
    workers,
  );
  return {
    uncaught: second.uncaught,
    ...{ caught: first.caught + second.caught, hanging: first.hanging + second.hanging },
    unknown: first.unknown + second.unknown,
  };
}

/** Plants these faults, with these tests to catch them. */
async function plant(names, tests, workers) {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-mutate-'));
  try {
    const file = join(folder, 'sample.json');
    writeFileSync(file, JSON.stringify(names));
    process.env.GRADUS_MUTATE_SAMPLE = file;
    process.env.GRADUS_MUTATE_TESTS = JSON.stringify(tests);
    const results = await new Stryker(optionsOf(names, workers)).runMutationTest();
    return counted(results, names.length);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function optionsOf(names, workers) {
  return {
    // Only there, so that the rest runs as fast as ever; what else can be planted in the same place the checker leaves out.
    mutate: names.map((name) => name.split(' ')[0]),
    mutator: { excludedMutations, plugins: null },
    testRunner: 'vitest',
    vitest: { configFile: 'tools/mutate/vitest.config.mjs', related: false },
    checkers: ['sample'],
    plugins: ['@stryker-mutator/vitest-runner', join(root, 'tools', 'mutate', 'strykerPlugins.mjs')],
    coverageAnalysis: 'perTest',
    concurrency: workers,
    // Below the project, so that its packages are found; what is built holds no fault and is left behind.
    tempDirName: 'dist/mutate',
    ignorePatterns: ['dist', 'docs', 'webview'],
    reporters: ['faults'],
    timeoutMS: 60_000,
    dryRunTimeoutMinutes: 60,
    allowConsoleColors: false,
    tsconfigFile: 'none.json',
  };
}

/** A fault that makes tests hang is caught; one that no test runs is not. Unknown are those that could not be run. */
function counted(results, planted) {
  const of = (...wanted) => results.filter(({ status }) => wanted.includes(status));
  const hanging = of('Timeout').length;
  const caught = of('Killed').length + hanging;
  const uncaught = of('Survived', 'NoCoverage').map((mutant) => ({
    status: mutant.status,
    name: nameOf(placeOf(mutant)),
  }));
  return { caught, hanging, uncaught, unknown: planted - caught - uncaught.length };
}
