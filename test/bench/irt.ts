import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { calibrate } from '../../src/core/psychometrics/irt';
import { simulate, type Simulated, type Simulation } from '../core/psychometrics/simulate';
import { coverage, onSampleScale, rmse, spearman } from '../core/psychometrics/given';
import { report } from './figure';
import { calibrateFromFile } from './irtFromFile';

interface Shape extends Omit<Simulation, 'seed'> {
  readonly seconds: number;
  readonly megabytes?: number;
}

const shapes: readonly Shape[] = [
  { respondents: 500, items: 1000, observed: 0.7, seconds: 1 },
  { respondents: 2000, items: 5000, observed: 0.7, seconds: 8 },
  { respondents: 1000, items: 100_000, observed: 0.05, seconds: 12, megabytes: 300 },
  { respondents: 11_785, items: 36_259, observed: 0.05, seconds: 60 },
];

// What the established programs are given too: everybody answers everything.
const dense: readonly Omit<Simulation, 'seed'>[] = [
  { respondents: 1000, items: 40 },
  { respondents: 500, items: 1000 },
];

/** What a calibration in a process of its own came to. */
interface Outcome {
  readonly cells: number;
  readonly seconds: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly rmse: number;
  readonly spearman: number;
  /** The share of 95% intervals, on the scale of the population, that hold the truth. */
  readonly coverageB: number;
  readonly coverageA: number;
  readonly peakMegabytes: number;
}

/** Calibrations of simulated 2PL responses, each in a fresh process: the items with their errors and the respondents, without the simulation. */
export async function irt(): Promise<void> {
  for (const shape of shapes) await reportShape(shape);
  reportCoverage();
  for (const simulation of dense) reportGirth(simulation);
}

async function reportShape({ seconds, megabytes, ...simulation }: Shape): Promise<void> {
  const { seconds: taken, cells, ...rest } = await outcomeOf(simulation);
  const { respondents, items } = simulation;
  const fromFile = calibrateFromFile(simulate({ ...simulation, seed: 1 }).responses);
  report({
    name: `2PL of ${respondents} respondents, ${items} items, ${cells} responses`,
    ...{ value: taken, unit: 's' },
    target: `under ${seconds} s${megabytes ? ` and ${megabytes} MB` : ''}`,
    ...rest,
    fromFileSeconds: fromFile.seconds,
    fileMegabytes: fromFile.megabytes,
  });
}

async function outcomeOf(simulation: Omit<Simulation, 'seed'>): Promise<Outcome> {
  const child = fork(__filename, ['irt', JSON.stringify(simulation)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [outcome] = (await once(child, 'message')) as [Outcome];
  if (child.exitCode === null) await once(child, 'exit');
  return outcome;
}

/** Simulates and calibrates in this process and tells the parent. */
export function reportCalibration(simulation: string): void {
  const simulated = simulate({ ...(JSON.parse(simulation) as Omit<Simulation, 'seed'>), seed: 1 });
  const outcome = outcomeIn(simulated);
  process.send!({ ...outcome, peakMegabytes: process.resourceUsage().maxRSS / 1024 });
  process.disconnect();
}

function outcomeIn(simulated: Simulated): Omit<Outcome, 'peakMegabytes'> {
  const start = performance.now();
  const { items, iterations, converged } = calibrate(simulated.responses, { model: '2pl' });
  const seconds = (performance.now() - start) / 1000;
  const truth = onSampleScale(simulated);
  return {
    ...{ cells: simulated.responses.cells, seconds, iterations, converged },
    rmse: rmse(items.difficulty, truth.difficulty),
    spearman: spearman(items.difficulty, truth.difficulty),
    coverageB: coverage(items.difficulty, items.difficultySe, simulated.difficulty),
    coverageA: coverage(items.slope, items.slopeSe, simulated.slope),
  };
}

/** How often 95% intervals hold the truth, over 50 data sets of a shape. */
function reportCoverage(): void {
  for (const simulation of [
    { respondents: 1000, items: 40 },
    { respondents: 500, items: 1000, observed: 0.7 },
  ]) {
    const runs = Array.from({ length: 50 }, (_, run) =>
      outcomeIn(simulate({ ...simulation, seed: 100 + run })),
    );
    const mean = (of: (run: (typeof runs)[number]) => number): number =>
      runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
    report({
      name: `95% intervals of b, 50 times ${simulation.respondents} respondents, ${simulation.items} items`,
      value: 100 * mean((run) => run.coverageB),
      unit: '%',
      target: '93 to 97%',
      coverageA: mean((run) => run.coverageA),
      seconds: mean((run) => run.seconds),
    });
  }
}

/** Beside girth (a Python package: 2PL by marginal maximum likelihood over a grid), where it is installed, on the same responses. GRADUS_PYTHON names another Python. */
function reportGirth(simulation: Omit<Simulation, 'seed'>): void {
  const simulated = simulate({ ...simulation, seed: 1 });
  const name = `2PL of ${simulation.respondents} respondents, ${simulation.items} items, complete`;
  const girth = girthOn(simulated);
  outcomeIn(simulated);
  const ours = outcomeIn(simulated);
  const theirs = girth && rmse(girth.difficulty, onSampleScale(simulated).difficulty);
  report({
    ...{ name, value: ours.seconds, unit: 's', rmse: ours.rmse },
    baseline: girth ? `girth, ${girth.seconds.toFixed(2)} s` : 'girth: not installed',
    ...(girth && { ratio: ours.seconds / girth.seconds, rmseOfBaseline: theirs }),
  });
}

const program = `
import json, sys, time
import numpy
from girth import twopl_mml
given = json.load(sys.stdin)
answers = numpy.array(given["answers"], dtype=int).reshape(given["respondents"], given["items"]).T
start = time.perf_counter()
found = twopl_mml(answers)
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "difficulty": list(map(float, found["Difficulty"]))}))
`;

function girthOn({ responses }: Simulated): { seconds: number; difficulty: Float64Array } | undefined {
  const { respondents, items, rows } = responses;
  const input = JSON.stringify({ respondents, items, answers: [...rows.correct] });
  const python = process.env['GRADUS_PYTHON'] ?? 'python3';
  const { status, stdout } = spawnSync(python, ['-c', program], {
    input,
    encoding: 'utf8',
    timeout: 900_000,
  });
  if (status !== 0) return undefined;
  const { seconds, difficulty } = JSON.parse(stdout) as { seconds: number; difficulty: number[] };
  return { seconds, difficulty: Float64Array.from(difficulty) };
}
