import { datasetDynamics, dynamicsByRow, type DatasetDynamics } from '../dynamicsImport/datasetDynamics';
import { importedDynamics, type RememberedDynamics } from '../dynamicsImport/rememberedDynamics';
import { importedKind } from './imported';

/** What was imported of the training dynamics of a dataset. */
export const dynamics = importedKind<RememberedDynamics, DatasetDynamics>({
  need: 'dynamics',
  kind: importedDynamics,
  wereImported: (dataset) => `training dynamics of ${dataset} were imported`,
  ofIt: 'of its training dynamics',
  item: 'example',
  find: (remembered, { file, store }) => datasetDynamics(store.base, remembered, file),
  lost: ({ lost }) => lost,
  parts: (found) => ({
    dynamics: async () => {
      const { dynamics: all, join } = await found();
      return dynamicsByRow(all, join.itemOfRow);
    },
  }),
});
