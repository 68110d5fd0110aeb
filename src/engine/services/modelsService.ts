import type { ModelsApi } from '../../core/protocol/modelsApi';
import { UserError } from '../../core/userError';
import type { Shared } from '../workplace/shared';
import { listModels, reportOf } from '../models/listModels';
import { pulledModel, removeModelFolder } from '../models/pulledModels';
import { verifyModels } from '../verifying/verifyModels';

/** What the engine does with models. What speaks with the Hub is loaded when it is asked for, which most never do. */
export function modelsService(shared: Shared): ModelsApi {
  const { storeFolder, threads } = shared;
  return {
    models: () => listModels(storeFolder),
    planPull: async (request, { signal }) =>
      (await import('../models/pullModel')).planPull(storeFolder, request, signal),
    pullModel: async (request, context) => {
      const { pullModel } = await import('../models/pullModel');
      const pulled = await pullModel(storeFolder, request, context);
      shared.models.forget();
      return reportOf(pulled);
    },
    verifyModels: ({ model }, context) => verifyModels(storeFolder, model, threads, context),
    removeModel: async ({ model }) => {
      const pulled = await pulledModel(storeFolder, model);
      if (!pulled) throw new UserError(`No model "${model}" was pulled.`, { remedy: { kind: 'listModels' } });
      const report = await reportOf(pulled);
      shared.models.forget();
      await removeModelFolder(pulled.folder);
      return report;
    },
  };
}
