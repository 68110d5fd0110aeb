/**
 * How a run of tests went: how many passed and failed, and the names of those that were skipped.
 * @typedef {{ passed: number, failed: number, skipped: string[] }} Counts
 */

/**
 * Prints what was skipped and one closing line over all runs; a run in which nothing passed has failed.
 * @param {Counts[]} runs
 */
export function closeWith(runs) {
  const sum = (what) => runs.reduce((total, run) => total + run[what], 0);
  const skipped = runs.flatMap((run) => run.skipped);
  for (const reason of skipped) console.log(`skipped: ${reason}`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${skipped.length} skipped`);
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}
