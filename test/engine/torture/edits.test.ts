import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { planOf, planText } from '../../torture/editPlan';
import { runEdits } from '../../torture/editRun';
import { TorturedEngine } from '../../torture/engine';
import { programsIn } from '../../torture/programs';

const folder = temporaryFolder();
const engine = new TorturedEngine(programsIn(), join(folder, 'store'));
afterAll(() => engine.stop());

// `npm run torture -- --only edits` tries 500; one alone is `--only edits --seed N`.
describe('A dataset that is edited while it is worked on', () => {
  it.each(
    Array.from({ length: 25 }, (_, at) => planOf(at + 1)).map(
      (plan) => [plan.seed, planText(plan), plan] as const,
    ),
  )('keeps every number with its text and every line whole: seed %i, %s', async (seed, _, plan) => {
    expect((await runEdits(plan, engine, join(folder, `run-${seed}`), 2)).faults).toEqual([]);
  });
});
