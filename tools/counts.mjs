/**
 * How a run of tests went: how many passed, each one that failed (its name, or its name and why), and the names of
 * those that were skipped.
 * @typedef {{ passed: number, failed: string[], skipped: string[] }} Counts
 */

/**
 * Prints what was skipped, what failed (last, where a log that is cut short still has it) and one closing line over all
 * runs; a run in which nothing passed has failed.
 * @param {Counts[]} runs
 */
export function closeWith(runs) {
  const passed = runs.reduce((total, run) => total + run.passed, 0);
  const [failed, skipped] = [runs.flatMap((run) => run.failed), runs.flatMap((run) => run.skipped)];
  for (const reason of skipped) console.log(`skipped: ${reason}`);
  for (const reason of failed) console.log(`failed: ${reason}`);
  console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
  process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1;
}
