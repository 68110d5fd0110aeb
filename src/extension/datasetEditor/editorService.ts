import * as v from 'valibot';
import type { DatasetRequest, DatasetSummary } from '../../core/protocol/datasetApi';
import {
  datasetEditorRequests,
  type DatasetEditorAction,
  type DatasetEditorHost,
} from '../../core/protocol/datasetEditorApi';
import type { CallContext } from '../../core/protocol/rpc';
import { UserError } from '../../core/userError';
import type { Dataset } from '../dataset/dataset';
import type { Surroundings } from '../dataset/surroundings';
import { faultText } from '../words/remedyWords';
import { markedScores } from './editorDataset';
import { rowFacts } from './rowFacts';

/** What is asked of the editor itself. */
export interface OwnRequests {
  ready(): Promise<void>;
  act(action: DatasetEditorAction): void;
  /** How the dataset that is shown is read; undefined where it is not yet. */
  summary(): DatasetSummary | undefined;
}

type Methods = Record<keyof DatasetEditorHost, (request: unknown, context: CallContext) => Promise<unknown>>;

type Handlers = {
  readonly [M in keyof DatasetEditorHost]: (
    request: v.InferOutput<(typeof datasetEditorRequests)[M]>,
    options: Options,
  ) => Promise<unknown>;
};

interface Options {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: unknown) => void;
}

/** What the extension does for a dataset editor: every request is checked where it arrives, and the engine answers it. */
export function editorService({ engine }: Surroundings, dataset: Dataset, own: OwnRequests): Methods {
  const shown = (): DatasetRequest => {
    const digest = own.summary()?.digest;
    return digest === undefined ? dataset.request : { ...dataset.request, of: digest };
  };
  return checked({
    ready: () => own.ready(),
    act: ({ action }) => Promise.resolve(own.act(action)),
    cells: (part, { signal }) => {
      const scores = markedScores(dataset);
      return engine.call('cells', { ...shown(), ...part, ...(scores && { scores }) }, { signal });
    },
    sortRows: (request, options) => engine.call('sortRows', { ...shown(), ...request }, options),
    findText: (request, options) => engine.call('findText', { ...shown(), ...request }, options),
    findPlace: (request, { signal }) => engine.call('findPlace', { ...shown(), ...request }, { signal }),
    record: ({ row }, { signal }) => engine.call('recordParts', { ...shown(), row }, { signal }),
    facts: async ({ row }, { signal }) => {
      const scores = markedScores(dataset);
      const problem = dataset.broken.get(row) ?? '';
      const map = own.summary()?.map;
      if (!scores || !map) return undefined;
      const said = await engine.call('describeRow', { ...shown(), row, scores }, { signal });
      return rowFacts(said, problem, map);
    },
    atRow: ({ row }) => Promise.resolve((dataset.row.now = row)).then(() => undefined),
  });
}

/** The same methods for requests of any shape: one that is not what it should be is refused. */
function checked(handlers: Handlers): Methods {
  const names = Object.keys(datasetEditorRequests) as (keyof Handlers)[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      async (request: unknown, { signal, progress }: CallContext): Promise<unknown> => {
        const handle = handlers[name] as (request: unknown, options: Options) => Promise<unknown>;
        const options = { signal, onProgress: progress };
        return inEditorWords(() => handle(v.parse(datasetEditorRequests[name], request), options));
      },
    ]),
  ) as Methods;
}

/** What the user can mend, said as it is mended here. */
async function inEditorWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UserError ? new UserError(faultText(error)) : error;
  }
}
