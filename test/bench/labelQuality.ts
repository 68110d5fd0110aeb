import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from '../../src/core/dataset/example';
import type { FieldMap } from '../../src/core/dataset/fields/fieldMap';
import { labelQuality } from '../../src/core/measures/labelQuality';
import type { Given, Measure } from '../../src/core/measures/measure';
import { neighbourDisagreement } from '../../src/core/measures/neighbourDisagreement';
import { probe } from '../../src/core/measures/probe';
import { DatasetFile } from '../../src/engine/sources/datasetFile';
import { embeddedModel, findModel } from '../../src/engine/models/modelFolder';
import { NearestFinder } from '../../src/engine/onnx/nearest';
import { OnnxTextEncoder } from '../../src/engine/onnx/textEncoder';
import { auroc } from '../core/measures/auroc';
import { inBatches } from '../core/measures/given';
import { withWrongLabels } from '../core/measures/labelNoise';
import { topicalQuestions } from '../core/measures/topicalQuestions';
import { report } from './figure';
import { sharedFolder } from './sharedFolder';

const shares = [0.05, 0.1, 0.2];
const measures: readonly Measure[] = [labelQuality, neighbourDisagreement, probe];
/** How each column tells a wrong label: high or low. `shortcutPvi` is the control, which should not. */
const tellers: Readonly<Record<string, 1 | -1>> = {
  ...{ labelMargin: -1, labelSuspect: 1, pvi: -1, probeLoss: 1, neighbourDisagreement: 1 },
  ...{ modelDisagreement: 1, gradientAlignment: -1, shortcutPvi: -1 },
};

interface Labelled {
  readonly name: string;
  readonly map: FieldMap;
  readonly examples: readonly Example[];
}

/** Wrong labels put into labelled data: how well every measure of label quality tells them from the others. */
export async function labelNoise(): Promise<void> {
  const encoder = await OnnxTextEncoder.load(await findModel(embeddedModel()), 1);
  for (const data of await datasets()) for (const share of shares) await reportOn(data, share, encoder);
}

async function datasets(): Promise<Labelled[]> {
  const made = { question: ['q'], label: 'label', difficulty: [] };
  const generated = { name: 'generated, 6 topics', map: made, examples: topicalQuestions(3000, 1) };
  const data = join(sharedFolder, 'data');
  if (!existsSync(data)) return [generated];
  return [
    generated,
    await real('MATH subject', join(data, 'math-levels', 'MATH_test_5000.jsonl'), { label: ['type'] }),
    await real('CommonsenseQA', join(data, 'commonsenseqa', 'train_rand_split.jsonl'), {}),
    await real('ARC', join(data, 'arc-human-difficulty', 'arc_with_human_difficulty.jsonl'), {}),
  ];
}

async function real(name: string, path: string, overrides: Record<string, string[]>): Promise<Labelled> {
  const file = await DatasetFile.open(path, overrides);
  const examples: Example[] = [];
  for await (const batch of file.examples()) examples.push(...batch);
  return { name, map: file.fields.map, examples };
}

async function reportOn(
  { name, map, examples }: Labelled,
  share: number,
  encoder: OnnxTextEncoder,
): Promise<void> {
  const noisy = withWrongLabels(examples, share);
  const wrong = noisy.isWrong.filter(Boolean).length;
  for (const measure of measures) {
    if (measure.lacks(map) !== undefined) continue;
    const start = process.cpuUsage();
    const columns = await scoresOf(measure, noisy.examples, map, encoder);
    const { user, system } = process.cpuUsage(start);
    const processorSeconds = (user + system) / 1e6;
    for (const [column, sign] of Object.entries(tellers)) {
      const values = columns[column];
      if (!values) continue;
      report({
        name: `${name}, ${100 * share}% wrong labels: ${column}`,
        value: auroc(
          values.map((value) => sign * value),
          (at) => noisy.isWrong[at]!,
        ),
        unit: 'AUROC',
        ...{ rows: examples.length, wrong, processorSeconds },
        ...(column === 'labelSuspect' && caught(values, noisy.isWrong)),
      });
    }
  }
}

/** How many are called suspect, which share of those is wrong, and which share of the wrong ones is found. */
function caught(values: Float64Array, isWrong: readonly boolean[]): Record<string, number> {
  const suspects = [...values.keys()].filter((at) => values[at] === 1);
  const hits = suspects.filter((at) => isWrong[at]).length;
  const wrong = isWrong.filter(Boolean).length;
  return { suspects: suspects.length, precision: hits / suspects.length, recall: hits / wrong };
}

async function scoresOf(
  measure: Measure,
  examples: readonly Example[],
  map: FieldMap,
  encoder: OnnxTextEncoder,
): Promise<Record<string, Float64Array>> {
  const columns = measure
    .columns(map)
    .map(({ id }) => [id, new Float64Array(examples.length).fill(NaN)] as const);
  for await (const event of measure.score(inBatches(examples, 1024), givenOf(examples, map, encoder)))
    if ('values' in event)
      event.examples.forEach(({ row }, at) =>
        columns.forEach(([, values], column) => (values[row] = event.values[column]![at]!)),
      );
  return Object.fromEntries(columns);
}

function givenOf(examples: readonly Example[], map: FieldMap, encoder: OnnxTextEncoder): Given {
  const finder = new NearestFinder(1);
  const nothing = (): never => {
    throw new Error('No measure here needs that.');
  };
  return {
    map,
    encoder,
    signal: new AbortController().signal,
    all: inBatches(examples, 1024),
    get tokens() {
      return nothing();
    },
    get languageModel() {
      return nothing();
    },
    responses: nothing,
    dynamics: nothing,
    measured: nothing,
    questionVectors: (batch) =>
      encoder.encode(batch.map(({ question, choices }) => [question, ...choices].join('\n'))),
    nearest: (reference, dimensions) => finder.among(reference, dimensions),
  };
}
