import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DatasetFile } from '../../src/engine/sources/datasetFile';
import { embeddedModel } from '../../src/engine/models/modelFolder';
import { arms, armOf, type ArmName } from './encoderArms';
import { report } from './figure';
import { writeBert } from './madeBert';
import { sharedFolder } from './sharedFolder';

const threads = Number(process.env['GRADUS_BENCH_THREADS'] ?? availableParallelism());
const mostTexts = Number(process.env['GRADUS_BENCH_TEXTS'] ?? 768);
const rounds = 4;

interface Taken {
  seconds: number;
  cpuSeconds: number;
  own: number;
  padding: number;
  peak: number;
}

/**
 * A transformer encoder of MiniLM's size on GSM8K: ours against the pipeline of @huggingface/transformers and against
 * the bare runtime, with the same weights, each in a process of its own and each in turn on the same texts.
 */
export async function encoderThroughput(folder: string): Promise<void> {
  const data = join(sharedFolder, 'data', 'gsm8k', 'train.jsonl');
  if (!existsSync(data)) return console.log(`skipped: transformer encoder (there is no ${data})`);
  const { model, weights } = modelFor(folder);
  const peers = process.env['GRADUS_TRANSFORMERS'];
  if (!peers)
    console.log(
      'skipped: the pipeline of @huggingface/transformers (npm i it in a folder of its own and name that in GRADUS_TRANSFORMERS)',
    );
  const wanted = arms.filter((name) => peers || !name.startsWith('pipeline'));
  const taken = await race(wanted, model, await textsOf(data));
  const best = taken.bare512.seconds < taken.bare2048.seconds ? 'bare512' : 'bare2048';
  for (const name of wanted) tell(name, taken, weights, best);
}

function tell(name: ArmName, taken: Record<ArmName, Taken>, weights: string, best: ArmName): void {
  const { seconds, cpuSeconds, padding, peak } = taken[name];
  const { own } = taken.ours;
  const targets: Partial<Record<ArmName, string>> = {
    pipeline32: 'ours at least 1.8 times as fast',
    pipeline1: 'ours never slower',
    [best]: 'ours at least 0.95 of it',
  };
  report({
    name: `transformer encoder (${weights}, ${threads} threads): ${name}`,
    value: own / seconds,
    unit: 'tokens/s',
    tokensPerCpuSecond: own / cpuSeconds,
    padding: padding / own,
    peakMemoryMB: peak,
    ...(targets[name]
      ? {
          target: targets[name],
          baseline: name,
          ratio: seconds / taken.ours.seconds,
          ratioOfCpu: cpuSeconds / taken.ours.cpuSeconds,
        }
      : {}),
  });
}

/**
 * Encodes the same texts with every arm in turn, so that drift meets all alike, and in every round in new processes:
 * where a process happens to lie in memory makes the same session up to a tenth faster or slower.
 */
async function race(
  names: readonly ArmName[],
  model: string,
  texts: readonly string[],
): Promise<Record<ArmName, Taken>> {
  const taken = {} as Record<ArmName, Taken>;
  for (const name of names) taken[name] = { seconds: 0, cpuSeconds: 0, own: 0, padding: 0, peak: 0 };
  for (let round = 0; round < rounds; round++)
    for (const name of names) {
      const found = await inNewProcess(name, model, texts);
      for (const key of ['seconds', 'cpuSeconds', 'own', 'padding'] as const) taken[name][key] += found[key];
      taken[name].peak = Math.max(taken[name].peak, found.peak);
    }
  return taken;
}

async function inNewProcess(name: ArmName, model: string, texts: readonly string[]): Promise<Taken> {
  const child = fork(__filename, ['encoderArm', name, model]);
  const answered = once(child, 'message');
  const ended = once(child, 'exit');
  child.send(texts);
  const first = await Promise.race([answered, ended.then(() => undefined)]);
  if (!first) throw new Error(`${name} ended early.`);
  child.disconnect();
  await ended;
  return (first as [Taken])[0];
}

/** Answers the parent: encodes what it sends and says what it took. */
export async function serveArm(name: ArmName, model: string): Promise<void> {
  const received = once(process, 'message');
  const arm = await armOf(name, model, threads);
  const [texts] = (await received) as [string[]];
  const encode = await arm(texts);
  const start = performance.now();
  const cpu = process.cpuUsage();
  const tokens = await encode();
  const { user, system } = process.cpuUsage(cpu);
  process.send!({
    ...tokens,
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peak: process.resourceUsage().maxRSS / 1024,
  } satisfies Taken);
}

/** Questions and answers in file order. */
async function textsOf(path: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const batch of (await DatasetFile.open(path)).examples())
    for (const { question, answer } of batch) {
      texts.push(question, answer);
      if (texts.length >= mostTexts) return texts.slice(0, mostTexts);
    }
  return texts;
}

/** The model that is named, in the layout that both sides read, or one of random weights. */
function modelFor(folder: string): { model: string; weights: string } {
  const named = process.env['GRADUS_BENCH_MODEL'];
  const source = named ?? writeBert(join(folder, 'made'), join(embeddedModel(), 'tokenizer.json'));
  const model = join(folder, 'encoder');
  mkdirSync(join(model, 'onnx'), { recursive: true });
  copyFileSync(join(source, 'model.onnx'), join(model, 'onnx', 'model.onnx'));
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    if (existsSync(join(source, name))) copyFileSync(join(source, name), join(model, name));
  const config = join(model, 'tokenizer_config.json');
  if (!existsSync(config))
    writeFileSync(
      config,
      JSON.stringify({ tokenizer_class: 'BertTokenizer', pad_token: '[PAD]', model_max_length: 512 }),
    );
  return { model, weights: named ? named.split('/').at(-1)! : 'random weights of MiniLM’s shape' };
}
