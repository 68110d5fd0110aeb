import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Choices } from '../../../src/extension/dataset/choices';
import { Datasets } from '../../../src/extension/dataset/datasets';
import { DifficultyHover } from '../../../src/extension/editor/hover';
import { EngineHost } from '../../../src/extension/host/engineHost';
import { answers } from './answers';
import { activationTime, watchActivation, type ActivationTime } from './activationTime';

watchActivation();

/** One figure of the editor, as `npm run bench` prints it. */
interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: string;
}

const lookUps = 2000;

/**
 * What VS Code calls inside its extension host: measures what only such a host can show, and leaves the figures in a
 * file. None where VS Code was so early with the activation that it could not be timed.
 */
export async function run(): Promise<void> {
  await vscode.extensions.getExtension('gradus.gradus')!.activate();
  const time = activationTime();
  const figures = time ? [activation(time), ...(await hover()), ...(await questions())] : [];
  writeFileSync(process.env['GRADUS_TEST_RESULTS']!, JSON.stringify({ figures }));
}

function activation({ loading, activating }: ActivationTime): Figure {
  return {
    name: 'activation, loading included',
    value: loading + activating,
    unit: 'ms',
    target: 'under 50 ms',
  };
}

/** The provider itself, over a real document and the real engine's scores, without VS Code's way to it and back. */
async function hover(): Promise<Figure[]> {
  const uri = vscode.Uri.file(process.env['GRADUS_BENCH_DATASET']!);
  const extension = vscode.extensions.getExtension('gradus.gradus')!;
  const log = vscode.window.createOutputChannel('Gradus bench', { log: true });
  const engine = new EngineHost(join(extension.extensionPath, 'dist', 'engine.js'), log);
  const datasets = new Datasets(engine, new Choices(nothingKept), '', log);
  const document = await vscode.workspace.openTextDocument(uri);
  const provider = new DifficultyHover(datasets, extension);
  const start = performance.now();
  await datasets.of(uri).load();
  const loaded = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const rows = document.lineCount - 1;
  const times: number[] = [];
  for (let at = 0; at < lookUps; at++) {
    const line = (at * 7919) % rows;
    const before = performance.now();
    if (!provider.provideHover(document, new vscode.Position(line, 5)))
      throw new Error(`No hover on line ${line + 1}.`);
    times.push(performance.now() - before);
  }
  times.sort((one, other) => one - other);
  await engine.stop();
  const of = `at ${rows} rows`;
  return [
    { name: `scores of a dataset in the extension host ${of}`, value: loaded, unit: 'ms' },
    { name: `hover provider ${of}, median`, value: times[lookUps / 2]!, unit: 'ms', target: 'under 2 ms' },
    {
      name: `hover provider ${of}, slowest of a hundred`,
      value: times[Math.floor(lookUps * 0.99)]!,
      unit: 'ms',
      target: 'under 2 ms',
    },
  ];
}

/** What a person waits for who is asked something, by the extension's own commands. */
async function questions(): Promise<Figure[]> {
  const uri = vscode.Uri.file(process.env['GRADUS_BENCH_DATASET']!);
  // Opened and read first: only the question is timed.
  await answers(uri);
  const { mixture, measure, slowestKey } = await answers(uri);
  const figure = (name: string, value: number, target?: string): Figure => ({
    ...{ name, value, unit: 'ms' },
    ...(target !== undefined && { target }),
  });
  return [
    figure('Build Mixture until it can be answered', mixture.shown, 'under 500 ms at 100,000 rows'),
    figure('Build Mixture until it says how many rows', mixture.whole, 'under 500 ms at 100,000 rows'),
    figure('a key in the size box, slowest of 9', slowestKey, 'under 100 ms at 100,000 rows'),
    figure('Choose Measure until it can be answered', measure.shown, 'under 300 ms at 100,000 rows'),
    figure('Choose Measure until it says what agrees', measure.whole),
  ];
}

const nothingKept: vscode.Memento = {
  keys: () => [],
  get: <T>(_: string, usual?: T) => usual as T,
  update: () => Promise.resolve(),
};
