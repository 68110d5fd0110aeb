import { everyEvalEver } from './everyEvalEver';
import { helm } from './helm';
import type { Importer } from '../reading/importer';
import { inspect } from './inspect';
import { lmEvaluationHarness } from './lmEvaluationHarness';
import { longCsv } from './longCsv';
import { longJson } from './longJson';
import { nestedVerdicts } from './nestedVerdicts';
import { openAiEvals } from './openAiEvals';
import { pyIrt } from './pyIrt';
import { wideCsv } from './wideCsv';

/** Every kind of log that can be read, in the order they are tried: those that cannot be mistaken come first. */
export const importers: readonly Importer[] = [
  lmEvaluationHarness,
  helm,
  openAiEvals,
  inspect,
  everyEvalEver,
  pyIrt,
  longCsv,
  longJson,
  wideCsv,
  nestedVerdicts,
];
