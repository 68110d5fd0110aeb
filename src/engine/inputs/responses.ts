import { UserError } from '../../core/userError';
import { CalibrationFiles } from '../calibrating/calibrationFiles';
import { exampleResponses, joinCalibration, type DatasetResponses } from '../calibrating/datasetResponses';
import { importedResponses, type RememberedResponses } from '../calibrating/rememberedResponses';
import { importedKind } from './imported';

/** What was imported of responses to a dataset: their calibration. */
export const responses = importedKind<RememberedResponses, DatasetResponses>({
  need: 'responses',
  kind: importedResponses,
  wereImported: (dataset) => `responses to ${dataset} were imported`,
  ofIt: 'of the responses to it',
  item: 'item',
  find: async ({ key, join }, { file, store }) => {
    const known = await new CalibrationFiles(store.folder, key).result();
    if (!known)
      throw new UserError(`The responses to ${file.index.name} that were imported are not kept any more.`, {
        remedy: { kind: 'import', what: 'responses', again: true },
      });
    return joinCalibration(known, file, join);
  },
  lost: ({ report }) => report.lost,
  parts: (found) => ({ responses: async () => exampleResponses(await found()) }),
});
