import type { DatasetRequest } from '../../core/protocol/datasetApi';
import type {
  CalibrationProgress,
  ImportedResponses,
  ImportRequest,
  ResponsesApi,
} from '../../core/protocol/responsesApi';
import type { CalibrationReport } from '../../core/protocol/answers/calibrationReport';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { refuseSource } from '../files/atomicFile';
import { logKind } from '../responseLogs/logKind';
import { joinAsked } from '../responseLogs/joining/joinAsked';
import { joinItems } from '../responseLogs/joining/joinItems';
import { joinReport } from '../responseLogs/joining/joinReport';
import { importNote, takeBackImport } from '../responseLogs/joining/rememberedImport';
import { refuseImport } from '../responseLogs/joining/refuseImport';
import { rolloutReport } from '../showing/rolloutReport';
import type { Shared } from '../workplace/shared';
import { Workplace } from '../workplace/workplace';
import { AnswersShelf } from '../calibrating/answersShelf';
import { answersTo } from '../calibrating/answersByItem';
import { calibrateLogs } from '../calibrating/calibrateLogs';
import { calibrationReport, joinCalibration } from '../calibrating/datasetResponses';
import { requireTablePlace, writeItems, writeRespondents } from '../calibrating/exportItems';
import { compareRuns } from '../calibrating/compareRuns';
import { glickoMatches } from '../calibrating/glickoMatches';
import { glickoReport } from '../calibrating/glickoReport';
import { previewOf } from '../calibrating/previewOf';
import { importedResponses } from '../calibrating/rememberedResponses';
import { weighResponses } from './weighResponses';

/** What the engine does with response logs. */
export function responsesService(shared: Shared): ResponsesApi {
  const { shelf } = shared;
  const answersShelf = new AnswersShelf(shared.storeFolder);
  const open = (request: DatasetRequest, signal: AbortSignal): Promise<Workplace> =>
    Workplace.open(request, shared, signal);
  const reported = async (place: Workplace): Promise<CalibrationReport> => {
    const responses = await place.inputs.responses.joined();
    return calibrationReport(responses.calibration, responses);
  };
  return {
    previewResponses: async ({ dataset, join: way, ...request }, { signal, progress }) => {
      const asked = joinAsked(way);
      const reading = (done: number, total: number): void => progress({ kind: 'reading', done, total });
      const log = await shelf.read(request, { signal, progress: reading });
      const place = dataset && (await open(dataset, signal));
      const known = place?.inputs.responses.remembered;
      return previewOf(
        log,
        place &&
          joinReport({
            ...log,
            join: await joinItems(log, place.file, undefined, asked),
            count: place.file.count,
            asked,
          }),
        known && importedResponses.noteOn(known),
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
      return place.inputs.responses.isThere ? reported(place) : undefined;
    },
    itemAnswers: async ({ item, ...request }, { signal }) => {
      const place = await open(request, signal);
      const { remembered } = place.inputs.responses;
      const answers = remembered && (await answersShelf.read(remembered.key));
      if (!answers) throw await withoutAnswers(place);
      return answersTo(answers, item);
    },
    logKind: async ({ path }) => {
      const title = await logKind(path);
      return title === undefined ? undefined : { title };
    },
    rollouts: async (request, { signal }) => {
      const place = await open(request, signal);
      const { remembered } = place.inputs.responses;
      return remembered && rolloutReport(place, () => answersShelf.read(remembered.key), signal);
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
      importNote(importedResponses, (await open(request, signal)).store.base).remove(),
    takeBackResponses: async ({ from, ...request }, { signal }) =>
      takeBackImport(importedResponses, (await open(request, signal)).store.base, from),
    compareRuns: async (request, context) =>
      compareRuns((await open(request.dataset, context.signal)).file, shelf, request, context),
    glicko: (request, context) => glickoReport(shelf, request, context),
    glickoMatches: (request, { signal }) => glickoMatches(request, shared.texts, signal),
  };
}

/** What is said where nobody's answers are kept. Throws UserError where there are no responses at all. */
async function withoutAnswers(place: Workplace): Promise<UserError> {
  await place.inputs.responses.joined();
  return new UserError(`Who gave the responses to ${place.file.index.name} is not kept any more.`, {
    remedy: { kind: 'import', what: 'responses', again: true },
  });
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
  const { question, comes } = await weighResponses(place, shared.shelf, request, context);
  const consent = { ...(replace && { replace }), ...(anyway && { anyway }) };
  refuseImport(question, consent, 'responses', file.index.name);
  const calibration = await calibrateLogs(shared, request, context, true);
  context.progress({ kind: 'joining' });
  const note = { ...comes, key: calibration.key, at: Date.now() };
  await importNote(importedResponses, store.base).write(note);
  const joined = await joinCalibration(calibration, file, comes.join);
  const report = calibrationReport(calibration, { join: joined.join, report: question.join });
  return { ...report, replaced: question.replaces };
}
