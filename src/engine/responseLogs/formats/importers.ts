import { everyEvalEver } from './everyEvalEver';
import { helm } from './helm';
import type { Importer } from '../reading/importer';
import { inspect } from './inspect';
import { lmEvaluationHarness } from './lmEvaluationHarness';
import { longCsv, oneModelCsv } from './longCsv';
import { longJson, oneModelJson } from './longJson';
import { nestedVerdicts } from './nestedVerdicts';
import { openAiEvals } from './openAiEvals';
import { pyIrt } from './pyIrt';
import { wideCsv } from './wideCsv';
import { rolloutShapes } from '../rollouts/shapes';
import { tallies } from '../rollouts/tallies';
import { rolloutImporter } from '../rollouts/rolloutImporter';

/** Kinds of log that cannot be mistaken for one another, nor for a dataset. */
export const sureImporters: readonly Importer[] = [
  lmEvaluationHarness,
  helm,
  openAiEvals,
  inspect,
  everyEvalEver,
  ...rolloutShapes.map(rolloutImporter),
];

/** Every kind of log that can be read, in the order they are tried: those that cannot be mistaken come first. */
export const importers: readonly Importer[] = [
  ...sureImporters,
  pyIrt,
  longCsv,
  longJson,
  wideCsv,
  nestedVerdicts,
  rolloutImporter(tallies),
  oneModelCsv,
  oneModelJson,
];

/** Every format once: what it is called, what it is and what is asked of its layout. */
export const logFormats: readonly Pick<Importer, 'format' | 'about' | 'asks'>[] = [
  ...new Map(importers.map((importer) => [importer.format, importer])).values(),
];
