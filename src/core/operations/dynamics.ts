import { datasetInput } from './datasetInput';
import { inputs, list } from './inputs';
import { consentInput } from './logsInput';
import type { Operation } from './operation';
import { readPlace } from './places';
import { takeBackInput } from './responses';

const importInput = inputs({
  ...consentInput.entries,
  dataset: datasetInput,
  /** Files, folders or patterns. */
  paths: list(readPlace),
});

/** What is done with training dynamics. */
export const dynamics = {
  weighDynamics: {
    title: 'Say what an import of training dynamics would replace, and what speaks against its join.',
    input: importInput,
    needs: ['dataset'],
  },
  importDynamics: {
    title: 'Read training dynamics of another tool for a dataset, which remembers them.',
    input: importInput,
    needs: ['dataset'],
  },
  forgetDynamics: {
    title: 'Have a dataset forget its training dynamics; they can be taken back until others are imported.',
    input: datasetInput,
    needs: ['dataset'],
  },
  takeBackDynamics: {
    title: 'Put back the training dynamics that were replaced or forgotten last.',
    input: takeBackInput,
    needs: ['dataset'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
