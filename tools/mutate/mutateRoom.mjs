import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { root } from '../root.mjs';
import { excludedMutations, nameOf, namesOfMutants } from './mutants.mjs';
import { sampleOf } from './sample.mjs';

/** Plants a sample of faults in a room, each alone; gives how many were caught, and which were not. */
export async function mutateRoom({ sources, tests, without = [] }, { sample, seed, workers }) {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-mutate-'));
  try {
    const names = sampleOf(await namesOfMutants(sources), sample, seed);
    const file = join(folder, 'sample.json');
    writeFileSync(file, JSON.stringify(names));
    process.env.GRADUS_MUTATE_SAMPLE = file;
    process.env.GRADUS_MUTATE_TESTS = JSON.stringify({ tests, without });
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
    plugins: ['@stryker-mutator/vitest-runner', join(root, 'tools', 'mutate', 'sampleChecker.mjs')],
    coverageAnalysis: 'perTest',
    concurrency: workers,
    // Below the project, so that its packages are found; what is built holds no fault and is left behind.
    tempDirName: 'dist/mutate',
    ignorePatterns: ['dist', 'docs', 'webview'],
    reporters: ['progress-append-only'],
    timeoutMS: 30_000,
    allowConsoleColors: false,
    tsconfigFile: 'none.json',
  };
}

/** A fault that makes tests hang is caught; one that no test runs is not. Unknown are those that could not be run. */
function counted(results, planted) {
  const caught = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const uncaught = results
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map((mutant) => `${mutant.status}: ${nameOf(mutant)}`);
  return { caught, uncaught, unknown: planted - caught - uncaught.length };
}
