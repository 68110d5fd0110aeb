import type { DatasetRequest } from '../../core/protocol/datasetApi';
import { languageModelPath, modelPath } from '../host/settings';

/** How the engine is to read a dataset: by the fields that the user chose, with the models of the settings. */
export function requestFor(path: string, map: DatasetRequest['map']): DatasetRequest {
  const model = modelPath();
  const languageModel = languageModelPath();
  return {
    path,
    ...(map ? { map } : {}),
    ...(model ? { model } : {}),
    ...(languageModel ? { languageModel } : {}),
  };
}
