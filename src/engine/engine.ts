import { agreementOf } from './editing/agreement';
import { correlationsOf } from './editing/correlations';
import { answerTokensOfRow } from './editing/answerTokens';
import { examine } from './editing/examine';
import { exampleBriefs } from './editing/exampleBriefs';
import { storedHints } from './editing/hints';
import { snapshotOf } from './editing/snapshot';
import { refuseExisting, refuseSource } from './files/atomicFile';
import type { Foreground } from './foreground';
import { responsesService } from './calibrating/responsesService';
import { dynamicsService } from './dynamicsImport/dynamicsService';
import { modelsService } from './models/modelsService';
import { modelsBytes } from './models/pulledModels';
import { summaryOf } from './openDataset';
import { recordReport } from './recordReport';
import { scoreDataset } from './scoring/scoreDataset';
import { writeScoreFile } from './scoring/scoreFile';
import { describeSet } from './mixing/describeSet';
import { drawPreview } from './mixing/drawPreview';
import { exportRows } from './mixing/exportRows';
import { writeMixture } from './mixing/writeMixture';
import { verifyMixture } from './mixing/verifyMixture';
import { clearStore, storeReport } from './store/storeFolder';
import { Shared } from './shared';
import { Workplace } from './workplace';
import type { EngineApi } from '../core/protocol/engineApi';
import { UserError } from '../core/userError';

/** How an engine is set up. */
export interface EngineOptions {
  /** The folder that scores are kept in. */
  readonly storeFolder: string;
  /** Threads for the model. */
  readonly threads: number;
}

/** Everything the engine does. One call at a time uses a dataset's store; calls may overlap. */
export function createEngine({ storeFolder, threads }: EngineOptions): EngineApi {
  const shared = new Shared(storeFolder, threads);
  const engine = callsOf(shared, storeFolder);
  return { ...engine, ...answeredFirst(engine, shared.foreground) };
}

/** What a person waits for while something is scored: it goes first. */
const first = [
  'open',
  'table',
  'record',
  'snapshot',
  'problems',
  'hints',
  'examine',
  'examples',
  'answerTokens',
  'agreement',
  'correlations',
  'draw',
  'describeSet',
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
  return {
    open: async (request, { signal }) => summaryOf(await shared.datasets.open(request, signal)),
    score: async (request, context) =>
      scoreDataset(await Workplace.open(request, shared, context.signal), request, context),
    table: async (request, { signal }) => {
      const place = await Workplace.open(request, shared, signal);
      return { dataset: summaryOf(place.file), table: await place.table(request.scores) };
    },
    exportScores: async (request, { signal }) => {
      await refuseSource(request.path, request.out);
      await refuseExisting(request.out, request.force);
      const place = await Workplace.open(request, shared, signal);
      const table = await place.table(request.scores);
      if (table.length === 0) throw new UserError(`Nothing of ${place.file.index.name} is scored yet.`);
      const rows = await writeScoreFile(request.out, place.file, table, request.shard);
      return { rows, columns: table.map(({ id }) => id) };
    },
    record: async (request, { signal }) =>
      recordReport(await Workplace.open(request, shared, signal), request),
    snapshot: async (request, { signal }) => snapshotOf(await Workplace.open(request, shared, signal)),
    problems: async (request, { signal }) => (await shared.datasets.open(request, signal)).problems(signal),
    hints: async (request, { signal }) => storedHints(await Workplace.open(request, shared, signal), signal),
    examine: async (request, { signal }) =>
      examine(await Workplace.open(request, shared, signal), request.records, signal),
    examples: async (request, { signal }) =>
      exampleBriefs(await shared.datasets.open(request, signal), request.rows, signal),
    answerTokens: async (request, { signal }) =>
      answerTokensOfRow(await Workplace.open(request, shared, signal), request),
    agreement: async (request, { signal }) => agreementOf(await Workplace.open(request, shared, signal)),
    correlations: async (request, { signal }) =>
      correlationsOf(await Workplace.open(request, shared, signal), request.scores, signal),
    draw: async (request, { signal }) => drawPreview(await Workplace.open(request, shared, signal), request),
    describeSet: async (request, { signal }) =>
      describeSet(await Workplace.open(request, shared, signal), request, signal),
    exportRows: async (request, { signal }) =>
      exportRows(await shared.datasets.open(request, signal), request, signal),
    mix: async (request, context) =>
      writeMixture(await Workplace.open(request, shared, context.signal), request, context),
    verify: (request, context) => verifyMixture(shared, request, context),
    store: async ({ clear }) => {
      const report = { ...(await storeReport(storeFolder)), models: await modelsBytes(storeFolder) };
      if (clear) await clearStore(storeFolder);
      return report;
    },
    ...responsesService(shared),
    ...modelsService(shared),
    ...dynamicsService(shared),
  };
}
