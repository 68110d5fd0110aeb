import * as v from 'valibot';
import { countSchema, figureSchema, maybe, placesSchema, type Message, type Request } from '../message';
import { rowSortInput } from '../operations/browsing';
import { activitySchema } from './activity';
import { headReportSchema, fieldColumnSchema } from './browsing/headReport';
import { recordPartsSchema } from './browsing/recordParts';
import { rowCellsSchema } from './browsing/rowCells';
import { rowFactsSchema } from './browsing/rowFacts';

/** A dataset as its editor shows it: everything but its rows, which are asked for. */
export const editorDatasetSchema = v.object({
  name: v.string(),
  bytes: countSchema,
  rows: countSchema,
  /** Records that cannot be used. */
  broken: countSchema,
  columns: v.array(fieldColumnSchema),
  /** How many fields there are: more than columns where only the first are shown. */
  fields: countSchema,
  /** The columns of scores that rows can be put in order by. */
  measures: v.array(v.object({ id: v.string(), title: v.string() })),
  /** What marks tell; undefined where nothing is scored. */
  primary: maybe(v.string()),
  /** Another text whenever rows or marks may be others. */
  state: v.string(),
});

/** A dataset as its editor shows it. */
export type EditorDataset = Message<typeof editorDatasetSchema>;

/** How far a dataset is read that is being opened, or why it is not. */
export const openingSchema = v.variant('kind', [
  v.object({ kind: v.literal('reading'), done: figureSchema, total: figureSchema }),
  v.object({ kind: v.literal('read') }),
  /** The user ended it. */
  v.object({ kind: v.literal('cancelled') }),
  v.object({ kind: v.literal('failed'), words: v.string() }),
]);

/** How far a dataset is read that is being opened, or why it is not. */
export type Opening = Message<typeof openingSchema>;

/** What the extension tells a dataset editor. Each call replaces a whole thing: none amends an earlier one. */
export const datasetEditorMessages = {
  /** The first records, before the rest was read. */
  head: headReportSchema,
  opening: openingSchema,
  show: editorDatasetSchema,
  activity: activitySchema,
  /** Why what is shown is not what the file holds now, in a sentence; empty where it is. */
  fileChanged: v.object({ words: v.string() }),
  /** Goes to a row, as soon as it is there. */
  goTo: v.object({ row: countSchema }),
};

/** What the extension calls of a dataset editor. */
export type DatasetEditorApi = {
  readonly [M in keyof typeof datasetEditorMessages]: (
    message: Message<(typeof datasetEditorMessages)[M]>,
  ) => void;
};

/** What a button of a dataset editor asks the extension to do. */
export const datasetEditorActions = [
  'score',
  'cancel',
  'openPanel',
  'buildMixture',
  'chooseMeasure',
  'chooseFields',
  'showLog',
  'showProblems',
  'read',
  'stopReading',
] as const;

/** One of them. */
export type DatasetEditorAction = (typeof datasetEditorActions)[number];

const row = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const name = v.pipe(v.string(), v.maxLength(10_000));
const sort = v.exactOptional(rowSortInput);

/** The requests that a dataset editor makes of the extension, as they are checked where they arrive. */
export const datasetEditorRequests = {
  /** The page is there and wants to be shown everything. */
  ready: v.object({}),
  act: v.object({ action: v.picklist(datasetEditorActions) }),
  /** The rows at these positions of an order, from 0 and without the last. */
  cells: v.object({ sort, from: row, to: row, columns: v.pipe(v.array(name), v.maxLength(1000)) }),
  sortRows: v.object({ sort: rowSortInput }),
  findText: v.object({ sort, text: name }),
  findPlace: v.object({ sort, by: v.picklist(['row', 'line']), at: row }),
  record: v.object({ row }),
  facts: v.object({ row }),
  /** Says which row the keyboard is at: commands go by it. */
  atRow: v.object({ row }),
};

const progress = { done: figureSchema, total: figureSchema };

/** How far sorting or a search has come. */
export const editorProgressSchema = v.object({
  ...progress,
  found: v.exactOptional(countSchema),
  first: v.exactOptional(countSchema),
});

/** How far sorting or a search has come. */
export type EditorProgress = Message<typeof editorProgressSchema>;

/** What these requests are answered with. */
export const datasetEditorAnswers = {
  ready: v.void(),
  act: v.void(),
  cells: v.array(rowCellsSchema),
  sortRows: v.object({ unknown: countSchema }),
  findText: v.object({ count: countSchema, places: placesSchema }),
  findPlace: maybe(v.object({ row: countSchema, position: countSchema })),
  record: recordPartsSchema,
  /** Undefined where nothing is scored. */
  facts: maybe(rowFactsSchema),
  atRow: v.void(),
} satisfies Record<keyof typeof datasetEditorRequests, v.GenericSchema>;

/** What a dataset editor asks of the extension. Every call rejects with UserError, in a sentence that can be shown. */
export type DatasetEditorHost = {
  readonly [M in keyof typeof datasetEditorRequests]: (
    request: Request<(typeof datasetEditorRequests)[M]>,
    options?: EditorCallOptions,
  ) => Promise<Message<(typeof datasetEditorAnswers)[M]>>;
};

/** How a long call is made: so that it can be ended, with news of how far it has come. */
export interface EditorCallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: unknown) => void;
}
