import { agreementOf } from './showing/agreement';
import { correlationsOf } from './showing/correlations';
import { numbersIn } from '../core/scores/heldColumns';
import { answerTokensOfRow } from './showing/answerTokens';
import { examine } from './showing/examine';
import { exampleBriefs } from './showing/exampleBriefs';
import { storedHints } from './showing/hints';
import { shownTable, snapshotOf } from './showing/snapshot';
import type { DatasetFile } from './sources/datasetFile';
import { checkedRequests } from './calls/checkedRequests';
import type { Foreground } from './calls/foreground';
import { checkedOutputs } from './services/checkedOutputs';
import { browsingService } from './services/browsingService';
import { responsesService } from './services/responsesService';
import { dynamicsService } from './services/dynamicsService';
import { modelsService } from './services/modelsService';
import { modelsBytes } from './models/pulledModels';
import { summaryOf } from './sources/openDataset';
import { readAgain } from './sources/readAgain';
import { surveyOf } from './sources/survey';
import { recordReport } from './showing/recordReport';
import { exportScores } from './scoring/exportScores';
import { scoreToTheEnd } from './scoring/scoreToTheEnd';
import { describeSet } from './mixing/describeSet';
import { drawPreview } from './mixing/drawPreview';
import { exportRows } from './mixing/exportRows';
import { saveRecipe } from './mixing/saveRecipe';
import { writeMixture } from './mixing/writeMixture';
import { verifyMixture } from './mixing/verifyMixture';
import { clearStore } from './store/clearStore';
import { storeReport } from './store/storeFolder';
import { Shared } from './workplace/shared';
import { Workplace } from './workplace/workplace';
import type { DatasetRequest, TableReport, TableRequest } from '../core/protocol/datasetApi';
import type { EngineApi } from '../core/protocol/engineApi';
import type { CallContext } from '../core/protocol/rpc';

/** How an engine is set up. */
export interface EngineOptions {
  /** The folder that scores are kept in. */
  readonly storeFolder: string;
  /** Threads for the model. */
  readonly threads: number;
  /** Is told in a sentence what went otherwise than asked, and was mended. */
  readonly tell?: (sentence: string) => void;
}

/** Everything the engine does. Calls may overlap. What only reads a dataset is done again where the file is changed meanwhile. */
export function createEngine({ storeFolder, threads, tell }: EngineOptions): EngineApi {
  const shared = new Shared(storeFolder, threads, tell);
  const engine = callsOf(shared, storeFolder);
  return checkedRequests({
    ...engine,
    ...checkedOutputs(engine, storeFolder),
    ...answeredFirst(engine, shared.foreground),
  });
}

/** What a person waits for while something is scored: it goes first. */
const first = [
  'open',
  'table',
  'record',
  'snapshot',
  'numbers',
  'problems',
  'hints',
  'examine',
  'examples',
  'answerTokens',
  'agreement',
  'correlations',
  'draw',
  'describeSet',
  'head',
  'cells',
  'findPlace',
  'recordParts',
  'describeRow',
] as const;

function answeredFirst(engine: EngineApi, foreground: Foreground): Partial<EngineApi> {
  return Object.fromEntries(
    first.map((name) => {
      const call = engine[name] as (...args: unknown[]) => Promise<unknown>;
      return [name, (...args: unknown[]) => foreground.answer(() => call(...args))];
    }),
  );
}

function callsOf(shared: Shared, storeFolder: string): EngineApi {
  const file = <T>(
    request: DatasetRequest,
    { signal }: CallContext,
    read: (file: DatasetFile) => Promise<T>,
  ): Promise<T> => readAgain(async () => read(await shared.datasets.open(request, signal)));
  const place = <T>(
    request: DatasetRequest,
    { signal }: CallContext,
    read: (place: Workplace) => Promise<T>,
  ): Promise<T> => readAgain(async () => read(await Workplace.open(request, shared, signal)));
  return {
    open: (request, { signal, progress }) =>
      readAgain(async () => summaryOf(await shared.datasets.open(request, signal, progress))),
    survey: (request, context) => file(request, context, (one) => surveyOf(one, context.signal)),
    score: (request, context) => scoreToTheEnd(request, shared, context),
    table: (request, context) => place(request, context, (one) => tableOf(one, request)),
    exportScores: (request, context) => place(request, context, (one) => exportScores(one, request)),
    record: (request, context) => place(request, context, (one) => recordReport(one, request)),
    snapshot: (request, context) => place(request, context, (one) => snapshotOf(one, request)),
    numbers: (request, context) =>
      place(request, context, async (one) => numbersIn(await shownTable(one), request)),
    problems: (request, context) => file(request, context, (one) => one.problems(context.signal)),
    hints: (request, context) => place(request, context, (one) => storedHints(one, context.signal)),
    examine: (request, context) =>
      place(request, context, (one) => examine(one, request.records, context.signal)),
    examples: (request, context) =>
      file(request, context, (one) => exampleBriefs(one, request.rows, context.signal)),
    answerTokens: (request, context) => place(request, context, (one) => answerTokensOfRow(one, request)),
    agreement: (request, context) => place(request, context, agreementOf),
    correlations: (request, context) =>
      place(request, context, (one) => correlationsOf(one, request.scores, context.signal)),
    draw: (request, context) => place(request, context, (one) => drawPreview(one, request, context.signal)),
    describeSet: (request, context) =>
      place(request, context, (one) => describeSet(one, request, context.signal)),
    saveRecipe: (request) => saveRecipe(request),
    exportRows: async (request, { signal }) =>
      exportRows(await shared.datasets.open(request, signal), request, signal),
    mix: async (request, context) =>
      writeMixture(await Workplace.open(request, shared, context.signal), request, context),
    verify: (request, context) => readAgain(() => verifyMixture(shared, request, context)),
    store: async ({ clear }) => {
      const report = { ...(await storeReport(storeFolder)), models: await modelsBytes(storeFolder) };
      if (clear) await clearStore(storeFolder);
      return report;
    },
    ...browsingService(shared),
    ...responsesService(shared),
    ...modelsService(shared),
    ...dynamicsService(shared),
  };
}

async function tableOf(place: Workplace, { scores }: TableRequest): Promise<TableReport> {
  return { dataset: summaryOf(place.file), table: await place.table(scores) };
}
