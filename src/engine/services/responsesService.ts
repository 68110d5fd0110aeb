import type { DatasetRequest } from '../../core/protocol/datasetApi';
import type {
  CalibrationProgress,
  CalibrationReport,
  ImportedResponses,
  ImportRequest,
  ResponsesApi,
} from '../../core/protocol/responsesApi';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { refuseSource } from '../files/atomicFile';
import { joinItems } from '../responseLogs/joining/joinItems';
import { checkedRow } from '../sources/checkedRows';
import { joinReport } from '../responseLogs/joining/joinReport';
import { refuseImport } from '../responseLogs/joining/refuseImport';
import type { Shared } from '../workplace/shared';
import { Workplace } from '../workplace/workplace';
import { AnswersShelf } from '../calibrating/answersShelf';
import { answersTo } from '../calibrating/answersByItem';
import { calibrateLogs } from '../calibrating/calibrateLogs';
import { calibrationReport, joinCalibration } from '../calibrating/datasetResponses';
import { requireTablePlace, writeItems, writeRespondents } from '../calibrating/exportItems';
import { glickoMatches } from '../calibrating/glickoMatches';
import { glickoReport } from '../calibrating/glickoReport';
import { previewOf } from '../calibrating/previewOf';
import { noteOn, responsesNote } from '../calibrating/rememberedResponses';
import { weighResponses } from './weighResponses';

/** What the engine does with response logs. */
export function responsesService(shared: Shared): ResponsesApi {
  const { shelf } = shared;
  const answersShelf = new AnswersShelf(shared.storeFolder);
  const open = (request: DatasetRequest, signal: AbortSignal): Promise<Workplace> =>
    Workplace.open(request, shared, signal);
  const reported = async (place: Workplace): Promise<CalibrationReport> => {
    const responses = await place.responses();
    return calibrationReport(responses.calibration, responses);
  };
  return {
    previewResponses: async ({ dataset, ...request }, { signal, progress }) => {
      const reading = (done: number, total: number): void => progress({ kind: 'reading', done, total });
      const log = await shelf.read(request, { signal, progress: reading });
      const place = dataset && (await open(dataset, signal));
      return previewOf(
        log,
        place && joinReport({ ...log, join: await joinItems(log, place.file), count: place.file.count }),
        place?.remembered && noteOn(place.remembered),
      );
    },
    weighResponses: async ({ dataset, ...request }, context) => {
      const place = await open(dataset, context.signal);
      return (await weighResponses(place, shelf, request, context)).question;
    },
    calibrate: async ({ out, respondents, e2h, escapeFormulas, force, replaces, ...request }, context) => {
      const options = { escapeFormulas, agreed: { force, replaces } };
      for (const path of [out, respondents]) await requireTablePlace(path, options.agreed);
      const report = calibrationReport(await calibrateLogs(shared, request, context));
      if (out !== undefined) await writeItems(out, report, { e2h, ...options });
      if (respondents !== undefined) await writeRespondents(respondents, report, options);
      return report;
    },
    importResponses: (request, context) => {
      answersShelf.clear();
      return importResponses(shared, request, context);
    },
    calibration: async (request, { signal }) => {
      const place = await open(request, signal);
      return place.remembered ? reported(place) : undefined;
    },
    itemAnswers: async ({ item, ...request }, { signal }) => {
      const { remembered } = await open(request, signal);
      const answers = remembered && (await answersShelf.read(remembered.key));
      if (!answers) throw new UserError('It is not known any more who answered: import the responses again.');
      return answersTo(answers, checkedRow(item, 'item'));
    },
    exportItems: async ({ what, out, force, replaces, e2h, escapeFormulas, ...request }, { signal }) => {
      await refuseSource(request.path, out);
      const options = { escapeFormulas, agreed: { force, replaces } };
      await requireTablePlace(out, options.agreed);
      const report = await reported(await open(request, signal));
      return what === 'items'
        ? writeItems(out, report, { e2h, ...options })
        : writeRespondents(out, report, options);
    },
    forgetResponses: async (request, { signal }) =>
      responsesNote((await open(request, signal)).store.base).remove(),
    takeBackResponses: async ({ from, ...request }, { signal }) => {
      const note = responsesNote((await open(request, signal)).store.base);
      return noteOn(await note.takeBack(from, ({ key }) => key));
    },
    glicko: (request, context) => glickoReport(shelf, request, context),
    glickoMatches: (request, { signal }) => glickoMatches(request, signal),
  };
}

/**
 * Calibrates, joins the items to the dataset and lets it remember both. Throws UserError where no item is in the dataset,
 * and where the request does not insist on what it should insist on.
 */
async function importResponses(
  shared: Shared,
  { dataset, replace, anyway, ...request }: ImportRequest,
  context: CallContext<CalibrationProgress>,
): Promise<ImportedResponses> {
  const place = await Workplace.open(dataset, shared, context.signal);
  const { file, store } = place;
  const { question, join } = await weighResponses(place, shared.shelf, request, context);
  const consent = { ...(replace && { replace }), ...(anyway && { anyway }) };
  refuseImport(question, consent, 'responses', file.index.name);
  const calibration = await calibrateLogs(shared, request, context, true);
  context.progress({ kind: 'joining' });
  const { key } = calibration;
  const { items, respondents } = question.comes;
  await responsesNote(store.base).write({
    ...{ key, request, items, at: Date.now(), join },
    ...(respondents !== undefined && { respondents }),
  });
  const joined = await joinCalibration(calibration, file, join);
  const report = calibrationReport(calibration, { join: joined.join, report: question.join });
  return { ...report, replaced: question.replaces };
}
