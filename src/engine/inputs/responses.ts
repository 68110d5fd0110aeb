import { UserError } from '../../core/userError';
import { CalibrationFiles } from '../calibrating/calibrationFiles';
import { exampleResponses, joinCalibration, type DatasetResponses } from '../calibrating/datasetResponses';
import { importedResponses, type RememberedResponses } from '../calibrating/rememberedResponses';
import { importedKind } from './imported';

/** With one respondent, difficulty and ability cannot be told apart: any b would be the prior's. */
const oneRespondent =
  'the imported responses are of one respondent, which item response theory cannot use; passRate says how often each example was solved';

/** What was imported of responses to a dataset: their calibration. */
export const responses = importedKind<RememberedResponses, DatasetResponses>({
  need: 'responses',
  alsoMeets: ['respondents'],
  lacks: ({ respondents }, needs) =>
    respondents === 1 && needs.includes('respondents') ? { why: oneRespondent } : undefined,
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
