import { readFileSync } from 'node:fs';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import { nameOf, placeOf } from './mutants.mjs';

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

/** Says what became of each fault as soon as it is known: a run that is cut off has said something. */
class FaultReporter {
  onMutantTested(mutant) {
    if (mutant.status === 'Ignored' || mutant.statusReason === 'not in the sample') return;
    const { status, statusReason = '' } = mutant;
    const why = status === 'Killed' ? '' : statusReason.split('\n')[0];
    console.log(`  ${status}: ${nameOf(placeOf(mutant))}${why && ` (${why})`}`);
  }
}

/** What Stryker loads. */
export const strykerPlugins = [
  declareClassPlugin(PluginKind.Checker, 'sample', SampleChecker),
  declareClassPlugin(PluginKind.Reporter, 'faults', FaultReporter),
];
