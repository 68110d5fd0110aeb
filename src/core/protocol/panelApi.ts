import * as v from 'valibot';
import { maybe, placesSchema, type Message, type Request } from '../message';
import { recipeSchema } from '../mixture/recipe';
import { setReportSchema } from '../mixture/setReport';
import { activitySchema } from './activity';
import { agreementReportSchema } from './answers/agreementReport';
import { calibrationReportSchema } from './answers/calibrationReport';
import { columnNumbersSchema } from './answers/columnNumbers';
import { correlationReportSchema } from './answers/correlationReport';
import { drawReportSchema } from './answers/drawReport';
import { exampleBriefSchema } from './answers/exampleBrief';
import { itemAnswersSchema } from './answers/itemAnswers';
import { rolloutReportSchema } from '../mixture/rolloutReport';
import { panelDatasetSchema } from './panelDataset';

/** The views of the panel. */
export const panelViews = ['difficulty', 'map', 'measures', 'responses'] as const;

/** One of them. */
export type PanelView = (typeof panelViews)[number];

/** What the extension tells the panel, as it is checked where it arrives. Each call replaces a whole thing: none amends an earlier one. */
export const panelMessages = {
  show: panelDatasetSchema,
  activity: activitySchema,
  /** Why what is shown is not what the file holds now, in a sentence; empty where it is. Nothing is written meanwhile. */
  fileChanged: v.object({ words: v.string() }),
  /** The calibration of the responses to it; undefined where none was imported. */
  calibration: maybe(calibrationReportSchema),
  /** Turns to one of its views. */
  turnTo: v.object({ view: v.picklist(panelViews) }),
  /** Asks the panel to export what is selected in it. */
  exportSelection: v.object({}),
};

/** What the extension calls of the panel. */
export type PanelApi = {
  readonly [M in keyof typeof panelMessages]: (message: Message<(typeof panelMessages)[M]>) => void;
};

/** What a button of the panel asks the extension to do. */
export const panelActions = [
  'score',
  'cancel',
  'chooseMeasure',
  'chooseFields',
  'exportScores',
  'importResponses',
  'forgetResponses',
  'buildLearnable',
  'exportItems',
  'exportRespondents',
  'showLog',
  'showProblems',
] as const;

const row = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The digest of the records that a request speaks of. */
const of = v.optional(v.string());

/** The requests that the panel makes of the extension, as they are checked where they arrive. */
export const panelRequests = {
  /** The panel is there and wants to be shown everything. */
  ready: v.object({}),
  act: v.object({ action: v.picklist(panelActions) }),
  choosePrimary: v.object({ id: v.string() }),
  /** Makes the hard end of one of the dataset's own difficulty columns the easy one. */
  turnRound: v.object({ path: v.string() }),
  /** Puts the levels of the difficulty in order, the easiest first. */
  orderLevels: v.object({ levels: v.pipe(v.array(v.string()), v.maxLength(1000)) }),
  /** A column's numbers in these rows, from 0 and without the last. */
  numbers: v.object({ id: v.string(), from: row, to: row }),
  /** The beginnings of these rows' texts, in the order asked for. */
  examples: v.object({ rows: v.pipe(v.array(row), v.maxLength(1000)) }),
  agreement: v.object({}),
  correlations: v.object({}),
  /** What the rows of a mixture would be as a set, or these rows. */
  describeSet: v.union([v.object({ recipe: recipeSchema }), v.object({ rows: placesSchema })]),
  /** What a mixture would hold. */
  preview: v.object({ recipe: recipeSchema }),
  /** Asks where to, and writes what the records shown give, if that is the draw of this digest. */
  writeMixture: v.object({ recipe: recipeSchema, of, drawn: v.optional(v.string()) }),
  saveRecipe: v.object({ recipe: recipeSchema }),
  exportSelection: v.object({ rows: placesSchema, of }),
  /** Goes to the line of a row. */
  reveal: v.object({ row }),
  /** Who answered an item of the calibration. */
  itemAnswers: v.object({ item: row }),
  /** What the tries of policies come to, where the responses are such. */
  rollouts: v.object({}),
};

/** Whether something was written: not where the user changed their mind, or where scores are computed first. */
const isWritten = v.boolean();

/** What these requests are answered with. */
export const panelAnswers = {
  ready: v.void(),
  act: v.void(),
  choosePrimary: v.void(),
  turnRound: v.void(),
  orderLevels: v.void(),
  /** Undefined where there is no such column. */
  numbers: maybe(columnNumbersSchema),
  examples: v.array(exampleBriefSchema),
  agreement: agreementReportSchema,
  correlations: correlationReportSchema,
  describeSet: setReportSchema,
  preview: drawReportSchema,
  writeMixture: isWritten,
  saveRecipe: isWritten,
  exportSelection: isWritten,
  reveal: v.void(),
  itemAnswers: itemAnswersSchema,
  rollouts: maybe(rolloutReportSchema),
} satisfies Record<keyof typeof panelRequests, v.GenericSchema>;

/** What the panel asks of the extension. Every call rejects with UserError, in a sentence that can be shown. */
export type PanelHost = {
  readonly [M in keyof typeof panelRequests]: (
    request: Request<(typeof panelRequests)[M]>,
  ) => Promise<Message<(typeof panelAnswers)[M]>>;
};
