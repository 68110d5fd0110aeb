import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../../core/protocol/datasetApi';
import type { Remark } from '../../core/remedy';
import { duplicateRemarks } from '../../core/scores/duplicateRemarks';
import { keyRemarks, labelRemarks } from '../../core/scores/labelRemarks';
import { predictionRemarks } from '../../core/scores/predictions';
import type { ScoreColumn, ScoreTable } from '../../core/scores/table';
import { longestText } from '../models/modelFolder';
import { censusRemarks } from '../sources/census';
import type { Workplace } from '../workplace/workplace';
import { Guessing } from './guessing';
import { LearningRemarks } from './learningRemarks';
import { lostRemarks } from './lostRemarks';

/** What a reader should know before trusting the scores of a dataset. */
export interface Findings {
  /** Everything that cannot be used, by line. */
  readonly problems: readonly Problem[];
  /** Where a measure says little here, a sentence that says so, and what mends it. */
  readonly remarks: readonly Remark[];
}

const otherScripts = /[\u0370-\u1eff\u2e80-\uffdc]/g;

/** Reads a dataset once more and notes what cannot be used and which measures say little. */
export async function findingsOf(place: Workplace, signal: AbortSignal): Promise<Findings> {
  const { file } = place;
  const guessing = new Guessing();
  const table = await place.table(undefined);
  const learning = new LearningRemarks(columnOf(table, 'mdlBits'));
  const script = { letters: 0, other: 0 };
  for await (const batch of file.examples(undefined, signal))
    for (const example of batch) {
      guessing.add(example);
      learning.add(example);
      script.letters += example.question.length;
      script.other += example.question.match(otherScripts)?.length ?? 0;
    }
  const lineOf = (row: number): number => file.line(row);
  const facts = { lineOf, names: guessing.names, guessed: guessing.right() };
  const plain = [
    ...oneAtATimeRemarks(place),
    lengthRemark(place, table),
    probeRemark(table, guessing),
    await windowRemark(place),
  ];
  const remarks: Remark[] = [
    ...censusRemarks(await file.census(signal), file.count),
    ...languageRemarks(place, script),
    ...plain.filter((text) => text !== undefined).map((text) => ({ text })),
    ...(await lostRemarks(place)),
  ];
  // Each goes through whole columns: others are answered between them.
  for (const more of [
    () => learning.sentences(),
    () => labelRemarks(table, facts),
    () => duplicateRemarks(table, lineOf),
    () => keyRemarks(table, lineOf),
    () => predictionRemarks(table),
  ]) {
    remarks.push(...more().map((text) => ({ text })));
    await setImmediate();
  }
  return { problems: await file.problems(signal), remarks };
}

function columnOf(table: ScoreTable, id: string): ScoreColumn | undefined {
  return table.find((column) => column.id === id);
}

function languageRemarks({ inputs }: Workplace, script: { letters: number; other: number }): Remark[] {
  if (inputs.encoder.folder.config['language'] !== 'en' || script.other < 0.3 * script.letters) return [];
  const text =
    'The embedded model reads English only: prototype, neighbours, probe and predictions say little about this text. Another encoder may do better.';
  return [{ text, remedy: { kind: 'chooseEncoder' } }];
}

/** How many questions are longer than the model reads. */
function lengthRemark({ inputs }: Workplace, table: ScoreTable): string | undefined {
  const tokens = columnOf(table, 'questionTokens');
  const { folder } = inputs.encoder;
  const most = longestText(folder);
  const longer = tokens?.values.filter((value) => value > most).length ?? 0;
  if (longer === 0) return undefined;
  return `${longer} questions are longer than the ${most} tokens that ${folder.name} reads: prototype, neighbours, probe and predictions know only their beginning.`;
}

/** Which models read one text at a time, which is slower. */
function oneAtATimeRemarks({ inputs: { encoder, languageModel } }: Workplace): string[] {
  return [encoder.model, languageModel.model]
    .filter((model) => model?.oneAtATime === true)
    .map(
      (model) =>
        `What ${model!.folder.name} makes of a text depends on the texts that it reads with it, as in models that are quantised while they run: it reads one text at a time, which takes longer.`,
    );
}

/** How many texts the language model did not read at once. */
async function windowRemark({ inputs }: Workplace): Promise<string | undefined> {
  const { model, windowed } = inputs.languageModel;
  if (!model || windowed === 0) return undefined;
  const [texts, they] =
    windowed === 1 ? ['1 text was', 'it was'] : [`${windowed.toLocaleString('en')} texts were`, 'they were'];
  return `${texts} longer than the ${await model.window()} tokens that ${model.folder.name} reads at once: ${they} read in windows that overlap by half.`;
}

/** How well the probe does beside guessing: a probe near chance measures nothing. */
function probeRemark(table: ScoreTable, guessing: Guessing): string | undefined {
  const column = columnOf(table, 'probeLoss');
  const known = Float64Array.from(column?.values ?? []).filter((value) => !Number.isNaN(value));
  if (known.length === 0) return undefined;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const chance = guessing.loss();
  const verdict =
    mean > 0.95 * chance ? ': close to guessing, so probeLoss says little about difficulty here' : '';
  return `The probe’s mean loss is ${mean.toFixed(2)} nats, guessing has ${chance.toFixed(2)}${verdict}.`;
}
