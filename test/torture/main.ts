import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Damager } from './damages';
import { planOf, planText } from './editPlan';
import { runEdits } from './editRun';
import { TorturedEngine } from './engine';
import { fillDisk } from './fullDisk';
import { growStore } from './growth';
import { makeInputs } from './inputs';
import { Killer } from './kills';
import { programsIn } from './programs';
import { soak } from './soak';
import { useWorkbench } from './useWorkbench';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string' },
    runs: { type: 'string' },
    minutes: { type: 'string' },
    rows: { type: 'string' },
    readers: { type: 'string' },
    growth: { type: 'string' },
    megabytes: { type: 'string' },
    dist: { type: 'string' },
  },
});

const say = (line: object): void => console.log(JSON.stringify(line));
const number = (text: string | undefined, usual: number): number => Number(text ?? usual);
const programs = programsIn(resolve(values.dist ?? 'dist'));
const isOneSeed = values.seed !== undefined && values.runs === undefined;
const first = number(values.seed, 1);

/** The seeds of a piece: one where one is named, else so many from the first on. */
function seedsOf(usual: number): number[] {
  const length = isOneSeed ? 1 : number(values.runs, usual);
  return Array.from({ length }, (_, at) => first + at);
}

/** What a piece came to. */
interface Piece {
  readonly failed: number;
}

/** Runs something for every seed in a folder of its own; prints each failure, and how it is run again. */
async function eachSeed(
  only: string,
  usual: number,
  run: (seed: number) => Promise<{ readonly faults: readonly string[] }>,
): Promise<Piece> {
  const seeds = seedsOf(usual);
  const failed: number[] = [];
  const start = performance.now();
  for (const [at, seed] of seeds.entries()) {
    const result = await run(seed);
    if (result.faults.length > 0) {
      failed.push(seed);
      say({ ...result, again: `npm run torture -- --only ${only} --seed ${seed}` });
    } else if (isOneSeed) say(result);
    if (at % 25 === 24) say({ name: only, done: at + 1, of: seeds.length, failed: failed.length });
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  say({ name: only, runs: seeds.length, failed: failed.length, failedSeeds: failed, seconds });
  return { failed: failed.length };
}

const pieces: Record<string, (folder: string) => Promise<Piece>> = {
  async edits(folder) {
    const engine = new TorturedEngine(programs, join(folder, 'store'));
    const ended: Record<string, number> = {};
    const piece = await eachSeed('edits', 500, async (seed) => {
      const plan = planOf(seed);
      const place = join(folder, `run-${seed}`);
      const result = await runEdits(plan, engine, place);
      for (const [method, kind] of Object.entries(result.ended))
        ended[`${method} ${kind}`] = (ended[`${method} ${kind}`] ?? 0) + 1;
      rmSync(place, { recursive: true, force: true });
      return { ...result, plan: planText(plan) };
    });
    engine.stop();
    say({ name: 'edits', ended });
    return piece;
  },
  async kills(folder) {
    const killer = new Killer(programs, folder);
    return eachSeed('kills', 500, (seed) => killer.kill(seed));
  },
  async disk(folder) {
    makeInputs(join(folder, 'inputs'), 3000);
    return eachSeed('disk', 20, async (seed) => {
      const kilobytes = 300 + 67 * seed;
      const result = await fillDisk(
        programs,
        join(folder, 'inputs'),
        join(folder, `disk-${seed}`),
        kilobytes,
      );
      if (!result) say({ name: 'disk', skipped: 'a full disk: no small file system can be mounted here' });
      return result ?? { faults: [] };
    });
  },
  async damages(folder) {
    const damager = new Damager(programs, folder, { vectors: true, commandEvery: 3, asked: 10 });
    await damager.prepare();
    return eachSeed('damages', 200, (seed) => damager.damage(seed));
  },
  async growth(folder) {
    const options = { rows: number(values.rows, 5000), rounds: number(values.runs, 200), seed: first };
    const report = await growStore(programs, folder, options, say);
    const bound = number(values.growth, 3);
    say({ ...report, bound });
    return { failed: report.factor > bound || report.faults.length > 0 ? 1 : 0 };
  },
  async soak(folder) {
    const report = await soak(
      programs,
      folder,
      {
        rows: number(values.rows, 350_000),
        minutes: number(values.minutes, 10),
        readers: number(values.readers, 2),
        seed: first,
      },
      say,
    );
    say(report);
    return { failed: report.crashed + report.damaged + report.failed };
  },
  async workbench() {
    const report = useWorkbench(number(values.megabytes, 200));
    say(report);
    return report;
  },
};

async function main(): Promise<void> {
  setPriority(10);
  const only = values.only?.split(',') ?? Object.keys(pieces);
  const unknown = only.find((name) => !Object.hasOwn(pieces, name));
  if (unknown !== undefined)
    throw new Error(`There is no piece "${unknown}". The pieces: ${Object.keys(pieces).join(', ')}.`);
  const folder = mkdtempSync(join(tmpdir(), 'gradus-torture-'));
  try {
    for (const name of only) {
      const place = join(folder, name);
      mkdirSync(place);
      const { failed } = await pieces[name]!(place);
      if (failed > 0) process.exitCode = 1;
      rmSync(place, { recursive: true, force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
