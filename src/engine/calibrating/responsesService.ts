import type { DatasetRequest } from '../../core/protocol/datasetApi';
import type { CalibrationReport, ImportRequest, ResponsesApi } from '../../core/protocol/responsesApi';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import { refuseExisting, refuseSource } from '../files/atomicFile';
import { joinItems } from '../responseLogs/joinItems';
import { checkedRow } from '../checkedRows';
import type { Shared } from '../shared';
import { Workplace } from '../workplace';
import { AnswersShelf } from './answersShelf';
import { answersTo } from './answersByItem';
import { calibrateLogs } from './calibrateLogs';
import { calibrationReport, joinCalibration } from './datasetResponses';
import { writeItems, writeRespondents } from './exportItems';
import { glickoMatches } from './glickoMatches';
import { glickoReport } from './glickoReport';
import { previewOf } from './previewOf';
import { forgetResponses, rememberResponses } from './rememberedResponses';

/** What the engine does with response logs. */
export function responsesService(shared: Shared): ResponsesApi {
  const { shelf } = shared;
  const answersShelf = new AnswersShelf(shared.storeFolder);
  const open = (request: DatasetRequest, signal: AbortSignal): Promise<Workplace> =>
    Workplace.open(request, shared, signal);
  const reported = async (place: Workplace): Promise<CalibrationReport> => {
    const { calibration, join } = await place.responses();
    return calibrationReport(calibration, join);
  };
  return {
    previewResponses: async ({ dataset, ...request }, { signal, progress }) => {
      const reading = (done: number, total: number): void => progress({ kind: 'reading', done, total });
      const log = await shelf.read(request, { signal, progress: reading });
      const file = dataset && (await shared.datasets.open(dataset, signal));
      return previewOf(log, file && (await joinItems(log, file)));
    },
    calibrate: async ({ out, persons, e2h, escapeFormulas, force, ...request }, context) => {
      for (const path of [out, persons]) if (path !== undefined) await refuseExisting(path, force);
      const report = calibrationReport(await calibrateLogs(shared, request, context));
      if (out !== undefined) await writeItems(out, report, { e2h, escapeFormulas });
      if (persons !== undefined) await writeRespondents(persons, report, { escapeFormulas });
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
    exportItems: async ({ what, out, force, e2h, escapeFormulas, ...request }, { signal }) => {
      await refuseSource(request.path, out);
      await refuseExisting(out, force);
      const report = await reported(await open(request, signal));
      return what === 'items'
        ? writeItems(out, report, { e2h, escapeFormulas })
        : writeRespondents(out, report, { escapeFormulas });
    },
    forgetResponses: async (request, { signal }) => forgetResponses((await open(request, signal)).store.base),
    glicko: (request, context) => glickoReport(shelf, request, context),
    glickoMatches: (request, { signal }) => glickoMatches(request, signal),
  };
}

/** Calibrates, joins the items to the dataset and lets it remember both. Throws UserError where no item is in the dataset. */
async function importResponses(
  shared: Shared,
  { dataset, ...request }: ImportRequest,
  context: CallContext<Parameters<Parameters<ResponsesApi['importResponses']>[1]['progress']>[0]>,
): Promise<CalibrationReport> {
  const place = await Workplace.open(dataset, shared, context.signal);
  const calibration = await calibrateLogs(shared, request, context, true);
  context.progress({ kind: 'joining' });
  const { join } = await joinCalibration(calibration, place.file);
  if (join.matched === 0)
    throw new UserError(
      `None of the ${calibration.items.names.length} items of the responses is in ${place.file.index.name}: neither by its id, its text, its content hash nor its row. The first item is "${calibration.items.names[0]!.slice(0, 80)}".`,
    );
  await rememberResponses(place.store.base, { key: calibration.key, request });
  return calibrationReport(calibration, join);
}
