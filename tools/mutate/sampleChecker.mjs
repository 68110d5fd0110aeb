import { readFileSync } from 'node:fs';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import { nameOf } from './mutants.mjs';

/** Stryker cannot sample: this lets it run those faults alone that a file names. */
class SampleChecker {
  chosen = new Set();

  async init() {
    this.chosen = new Set(JSON.parse(readFileSync(process.env.GRADUS_MUTATE_SAMPLE, 'utf8')));
  }

  async check(mutants) {
    return Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        this.chosen.has(nameOf(mutant))
          ? { status: 'passed' }
          : { status: 'compileError', reason: 'not in the sample' },
      ]),
    );
  }
}

/** What Stryker loads. */
export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', SampleChecker)];
