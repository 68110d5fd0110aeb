import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { UserError } from '../../src/core/userError';
import { EngineClient } from '../../src/engine/client';
import { DatasetFile } from '../../src/engine/sources/datasetFile';
import { indexFile } from '../../src/engine/sources/indexFile';
import { embeddedModel, findModel } from '../../src/engine/models/modelFolder';
import { OnnxTextEncoder } from '../../src/engine/onnx/textEncoder';
import { choiceRegret } from './choiceRegret';
import { compressedFiles } from './compressed';
import { measureCosts } from './costs';
import { coverageOfIntervals } from './coverage';
import { encoderThroughput, serveArm } from './encoder';
import { report } from './figure';
import { humanDifficulty } from './humanDifficulty';
import { irt, reportCalibration } from './irt';
import { labelNoise } from './labelQuality';
import { languageModel } from './languageModel';
import { largeFiles } from './largeFiles';
import { parquet } from './parquet';
import { responsiveness } from './responsiveness';
import { sharedFolder } from './sharedFolder';

const rounds = 5;
const folder = mkdtempSync(join(tmpdir(), 'gradus-bench-'));

async function main(): Promise<void> {
  const [mode, path] = process.argv.slice(2);
  if (mode === 'memory') return reportMemory(path!);
  if (mode === 'compressed') return compressedFiles(path!);
  if (mode === 'encoderArm') return serveArm(path as never, process.argv[4]!);
  if (mode === 'encoder') return encoderThroughput(folder);
  if (mode === 'irt') return reportCalibration(path!);
  if (mode === 'costs') return measureCosts(path!);
  if (mode === 'responsiveness') return responsiveness(path!);
  if (mode === 'choice') return choiceRegret();
  if (mode === 'parquet') return parquet(path!);
  if (mode === 'large') return largeFiles(folder, path === undefined ? undefined : Number(path));
  if (mode === 'intervals') return coverageOfIntervals(path);
  if (mode === 'human') return humanDifficulty(path!);
  try {
    await spans();
    await compressedFiles(writeLines(100));
    await largeFiles(folder);
    await encoder();
    await encoderThroughput(folder);
    await parquet(folder);
    await wholeDataset();
    await memory();
    await responsiveness(folder);
    await humanDifficulty(folder);
    await labelNoise();
    await irt();
    await languageModel();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median time of several rounds, in seconds, each action in turn so that drift meets all alike. */
async function times(...actions: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const taken = actions.map(() => [] as number[]);
  for (let at = 0; at < rounds; at++)
    for (const [which, action] of actions.entries()) {
      const start = performance.now();
      await action();
      taken[which]!.push((performance.now() - start) / 1000);
    }
  return taken.map((list) => list.sort((a, b) => a - b)[Math.floor(rounds / 2)]!);
}

/** A JSONL file of about so many megabytes, of different records of about 560 bytes. */
function writeLines(megabytes: number): string {
  const path = join(folder, `lines-${megabytes}.jsonl`);
  if (existsSync(path)) return path;
  const filler = 'Every week the ferry carries crates of lemons, letters and two goats across the strait. ';
  const lines: string[] = [];
  for (let size = 0, row = 0; size < megabytes * 1e6; row++) {
    const line = `${JSON.stringify({ id: row, question: `${filler.repeat(3)}How many crates is that in ${row} weeks?`, answer: `${filler}It is ${row} times ${row % 17}.\n#### ${row * (row % 17)}` })}\n`;
    lines.push(line);
    size += line.length;
  }
  writeFileSync(path, lines.join(''));
  return path;
}

async function readThrough(path: string): Promise<void> {
  const file = await open(path, 'r');
  const block = Buffer.allocUnsafe(4 * 2 ** 20);
  for (let at = 0, read = 1; read > 0; at += read)
    read = (await file.read(block, 0, block.length, at)).bytesRead;
  await file.close();
}

async function spans(): Promise<void> {
  const path = writeLines(100);
  const [reading, plain, hashed] = await times(
    () => readThrough(path),
    () => indexFile(path),
    () => indexFile(path, { hashes: true }),
  );
  const size = statSync(path).size / 1e6;
  const baseline = `reading the ${size.toFixed(0)} MB alone, ${reading!.toFixed(3)} s`;
  report({
    name: 'JSONL to spans',
    value: plain!,
    unit: 's',
    target: 'under 0.1 s for 100 MB',
    baseline,
    ratio: plain! / reading!,
  });
  report({
    name: 'JSONL to spans and hashes',
    value: hashed!,
    unit: 's',
    target: 'under 0.6 s for 100 MB',
    baseline,
    ratio: hashed! / reading!,
  });
}

/** Real questions where they lie beside the project, otherwise made ones. */
async function questions(): Promise<{ path: string; texts: string[] }> {
  const real = join(sharedFolder, 'data', 'gsm8k', 'train.jsonl');
  const path = existsSync(real) ? real : writeLines(4);
  const texts: string[] = [];
  for await (const batch of (await DatasetFile.open(path)).examples())
    texts.push(...batch.map(({ question }) => question));
  return { path, texts };
}

async function encoder(): Promise<void> {
  const { texts } = await questions();
  const folder = await findModel(embeddedModel());
  const model = await OnnxTextEncoder.load(folder, availableParallelism());
  const bareTokenizer = new Tokenizer(JSON.parse(readFileSync(folder.tokenizer, 'utf8')) as object, {});
  const tokenise = (): Promise<void> => Promise.resolve(texts.forEach((text) => bareTokenizer.encode(text)));
  const encode = async (): Promise<void> => {
    for (let from = 0; from < texts.length; from += 1024) await model.encode(texts.slice(from, from + 1024));
  };
  await encode();
  const [bare, whole] = await times(tokenise, encode);
  report({
    name: 'embedded model',
    value: texts.length / whole!,
    unit: 'texts/s',
    target: 'ratio at least 0.85',
    baseline: `a bare tokenizer pass, ${Math.round(texts.length / bare!)} texts/s`,
    ratio: bare! / whole!,
  });
}

async function wholeDataset(): Promise<void> {
  const { path, texts } = await questions();
  const taken: number[] = [];
  for (let at = 0; at < 3; at++) {
    const start = performance.now();
    const engine = new EngineClient({ storeFolder: join(folder, `store-${at}`) });
    await engine.call('score', { path, measures: ['all'] });
    taken.push((performance.now() - start) / 1000);
    engine.stop();
  }
  const median = taken.sort((a, b) => a - b)[1]!;
  report({
    name: `every measure of ${texts.length} records, cold start`,
    value: median,
    unit: 's',
    target: 'under 8 s for GSM8K train',
  });
}

async function memory(): Promise<void> {
  const peaks: number[] = [];
  for (const megabytes of [25, 100, 400]) {
    const child = fork(__filename, ['memory', writeLines(megabytes)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [peak] = (await once(child, 'message')) as [number];
    peaks.push(peak);
    if (child.exitCode === null) await once(child, 'exit');
  }
  const [least, middle, most] = peaks as [number, number, number];
  report({ name: 'peak memory, 25 MB read through', value: least, unit: 'MB' });
  report({
    name: 'peak memory, 100 MB read through',
    value: middle,
    unit: 'MB',
    baseline: 'a file of 25 MB',
    ratio: middle / least,
  });
  report({
    name: 'peak memory, 400 MB read through',
    value: most,
    unit: 'MB',
    target: 'flat in the size of the file',
    baseline: 'a file of 25 MB',
    ratio: most / least,
  });
}

/** Reads every example of a dataset in this process and tells the parent the most memory that it took. */
async function reportMemory(path: string): Promise<void> {
  let rows = 0;
  for await (const batch of (await DatasetFile.open(path)).examples()) rows += batch.length;
  if (rows === 0) throw new UserError(`${path} has no rows: ${readFileSync(path).length} bytes.`);
  process.send!(process.resourceUsage().maxRSS / 1024);
  process.disconnect();
}

void main();
