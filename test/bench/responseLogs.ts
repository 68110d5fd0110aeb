import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { ratedAnswers } from '../../src/core/psychometrics/glicko/itemRatings';
import { asResponses } from '../../src/engine/responseLogs/asResponses';
import { readResponses } from '../../src/engine/responseLogs/readResponses';
import { report } from './figure';

const rows = 7_000_000;
const rounds = 3;

/** What one process did with the file. */
interface Run {
  readonly rows: number;
  readonly seconds: number;
  /** Seconds of processor time, which others on the machine change less. */
  readonly processor: number;
  /** The most memory that the process took, in MB. */
  readonly peak: number;
  readonly matrixSeconds?: number;
  readonly ratingSeconds?: number;
}

async function main(): Promise<void> {
  const [mode, path] = process.argv.slice(2);
  if (mode !== undefined) return tell(mode === 'read' ? await read(path!) : await baseline(path!));
  const folder = mkdtempSync(join(tmpdir(), 'gradus-bench-'));
  try {
    await compare(writeLong(join(folder, 'answers.csv')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 1000 respondents, 100,000 items, answers drawn with a seed: about 22 bytes a row. */
function writeLong(path: string): string {
  const file = openSync(path, 'w');
  writeSync(file, 'respondent,item,correct\n');
  const random = generator(20261123);
  for (let from = 0; from < rows; from += 50_000) {
    const line = (_: unknown, at: number): string =>
      `model-${Math.floor((from + at) / (rows / 1000))},item-${Math.floor(random() * 100_000)},${random() < 0.6 ? 1 : 0}\n`;
    writeSync(file, Array.from({ length: 50_000 }, line).join(''));
  }
  closeSync(file);
  return path;
}

/** mulberry32 (Tommy Ettinger, public domain): uniform numbers in [0, 1). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function compare(path: string): Promise<void> {
  const ours: Run[] = [];
  const theirs: Run[] = [];
  for (let at = 0; at < rounds; at++) {
    theirs.push(await inOwnProcess('papaparse', path));
    ours.push(await inOwnProcess('read', path));
  }
  const [own, counted] = [median(ours), median(theirs)];
  const megabytes = statSync(path).size / 1e6;
  const baseline = `papaparse counting the rows, ${counted.seconds.toFixed(2)} s, ${counted.processor.toFixed(2)} s of processor time, ${counted.peak.toFixed(0)} MB`;
  const name = `${rows / 1e6} M answers of long CSV (${megabytes.toFixed(0)} MB)`;
  report({
    name: `${name} read`,
    value: own.seconds,
    unit: 's',
    target: 'under 5 s',
    baseline,
    ratio: own.seconds / counted.seconds,
  });
  report({
    name: `${name}, processor time`,
    value: own.processor,
    unit: 's',
    baseline,
    ratio: own.processor / counted.processor,
  });
  report({ name: `${name}, rows`, value: rows / own.seconds, unit: 'rows/s' });
  report({ name: `${name}, bytes`, value: megabytes / own.seconds, unit: 'MB/s' });
  report({
    name: `${name}, peak memory`,
    value: own.peak,
    unit: 'MB',
    baseline,
    ratio: own.peak / counted.peak,
  });
  report({ name: `${name}, made a matrix`, value: own.matrixSeconds!, unit: 's' });
  report({ name: `${name}, rated in one period`, value: own.ratingSeconds!, unit: 's' });
}

function median(runs: readonly Run[]): Run {
  return [...runs].sort((one, other) => one.seconds - other.seconds)[Math.floor(runs.length / 2)]!;
}

async function inOwnProcess(mode: string, path: string): Promise<Run> {
  const child = fork(__filename, [mode, path], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [run] = (await once(child, 'message')) as [Run];
  if (child.exitCode === null) await once(child, 'exit');
  if (run.rows !== rows) throw new Error(`${mode} read ${run.rows} rows of ${rows}.`);
  return run;
}

function tell(run: Run): void {
  process.send!(run);
  process.disconnect();
}

function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function peak(): number {
  return process.resourceUsage().maxRSS / 1024;
}

async function read(path: string): Promise<Run> {
  const start = performance.now();
  const log = await readResponses([path]);
  const end = performance.now();
  const most = peak();
  const used = processor();
  asResponses(log);
  const built = performance.now();
  ratedAnswers(log);
  const rated = performance.now();
  return {
    ...{ rows: log.report.attempts, seconds: (end - start) / 1000, processor: used, peak: most },
    ...{ matrixSeconds: (built - end) / 1000, ratingSeconds: (rated - built) / 1000 },
  };
}

async function baseline(path: string): Promise<Run> {
  const start = performance.now();
  let lines = -1;
  await new Promise<void>((complete, error) =>
    Papa.parse(createReadStream(path), {
      ...{ delimiter: ',', newline: '\n', skipEmptyLines: true, error },
      chunk: ({ data }) => void (lines += data.length),
      complete: () => complete(),
    }),
  );
  return { rows: lines, seconds: (performance.now() - start) / 1000, processor: processor(), peak: peak() };
}

void main();
