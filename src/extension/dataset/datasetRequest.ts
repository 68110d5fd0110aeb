import type { DatasetRequest } from '../../core/protocol/datasetApi';
import { languageModelPath, modelPath } from '../host/settings';
import type { Said } from './said';

/** How the engine is to read a dataset: as the user says, with the models of the settings. */
export function requestFor(path: string, said: Said): DatasetRequest {
  const model = modelPath();
  const languageModel = languageModelPath();
  return {
    path,
    ...said,
    ...(model ? { model } : {}),
    ...(languageModel ? { languageModel } : {}),
  };
}
