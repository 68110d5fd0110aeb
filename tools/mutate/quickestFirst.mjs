import { BaseSequencer } from 'vitest/node';

/** Runs first the files that took least: a fault ends the run at the first test that fails. */
export class QuickestFirst extends BaseSequencer {
  async sort(files) {
    return (await super.sort(files)).reverse();
  }
}
