import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Example } from '../../src/core/dataset/example';
import { DatasetFile } from '../../src/engine/sources/datasetFile';
import { findModel } from '../../src/engine/models/modelFolder';
import { OnnxLanguageModel } from '../../src/engine/onnx/causalLm/onnxLanguageModel';
import { report } from './figure';
import { sharedFolder } from './sharedFolder';

const records = 200;
const signal = new AbortController().signal;

/** How fast a small real language model scores GSM8K as the measure surprisal asks for it, beside one text at a time. */
export async function languageModel(): Promise<void> {
  const model = join(sharedFolder, 'models', 'tinyllamas-stories260K');
  const data = join(sharedFolder, 'data', 'gsm8k', 'train.jsonl');
  if (!existsSync(model) || !existsSync(data))
    return console.log(JSON.stringify({ name: 'language model', skipped: `there is no ${sharedFolder}` }));
  const lm = await OnnxLanguageModel.load(await findModel(model), availableParallelism());
  const texts = (await examples(data)).flatMap(({ question, answer }) => [
    { question, text: answer },
    { text: question },
  ]);
  const alone = await seconds(async () => {
    for (const text of texts) await lm.surprisals([text], signal);
  });
  let tokens = 0;
  const together = await seconds(async () => {
    const { surprisals } = await lm.surprisals(texts, signal);
    tokens = surprisals.reduce((sum, { nats }) => sum + nats.length, 0);
  });
  report({
    name: `stories260K over ${records} records of GSM8K, answers after their questions and questions alone`,
    value: tokens / together,
    unit: 'scored tokens/s',
    baseline: `one text at a time, ${Math.round(tokens / alone)} scored tokens/s`,
    ratio: alone / together,
    millisecondsARecord: (1000 * together) / records,
  });
}

async function seconds(action: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await action();
  return (performance.now() - start) / 1000;
}

async function examples(path: string): Promise<Example[]> {
  const found: Example[] = [];
  for await (const batch of (await DatasetFile.open(path)).examples()) {
    found.push(...batch);
    if (found.length >= records) break;
  }
  return found.slice(0, records);
}
