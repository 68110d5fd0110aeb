import * as v from 'valibot';
import type { Format } from '../dataset/reading/format';
import { recipeSchema, type PartialRecipe } from '../mixture/recipe';
import type { ColumnHead } from '../scores/columnHead';
import type { CalibrationReport, ItemAnswers } from './responsesApi';
import type { Family } from '../measures/families';
import type { SetReport } from '../mixture/setReport';
import type {
  AgreementReport,
  ColumnNumbers,
  CorrelationReport,
  DrawReport,
  ExampleBrief,
  MeasureStanding,
} from './editorApi';
import type { ModelInPlace } from './modelsApi';

/** A dataset as the panel shows it. */
export interface PanelDataset {
  readonly name: string;
  readonly format: Format;
  readonly rows: number;
  /** Records that cannot be used. */
  readonly broken: number;
  /** The lines that these stand on, where they are more than the records. */
  readonly brokenLines?: number;
  /** Every column there is, partial ones included while scoring goes on; their numbers are asked for. */
  readonly columns: readonly ColumnHead[];
  /** The column that bands go by; undefined where nothing is scored. */
  readonly primary: string | undefined;
  /** The dataset's own difficulty column, where it has one and it is scored. */
  readonly human: string | undefined;
  /** One of `rowStates` a row. */
  readonly states: Uint8Array;
  /** Each measure that was asked for, by which `states` go. */
  readonly standings?: readonly MeasureStanding[];
  /** The models that it is scored with, and what each is good for. */
  readonly models: readonly ModelInPlace[];
  /** The digest of the records that are shown, so that nothing is written of others. */
  readonly digest?: string;
  /** How long scoring all of it will take, roughly. */
  readonly secondsToScore: number;
  /** The kind of measure that each column is of, by its id; a column that is left out is of another kind. */
  readonly families?: Readonly<Record<string, Family>>;
}

/** What the engine is doing for the dataset. */
export type Activity =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'scoring';
      /** What people call it. */
      readonly measure: string;
      readonly preparing?: string;
      readonly done: number;
      readonly total: number;
      /** Which of how many measures this is, from 1. */
      readonly step?: number;
      readonly steps?: number;
      /** The share of all that is to be done, from 0 to 1. */
      readonly share?: number;
      /** Until everything is done; NaN where it cannot be told yet. */
      readonly secondsLeft: number;
      /** See ScoreProgress. */
      readonly isEstimating?: true;
    }
  | {
      readonly kind: 'calibrating';
      /** What it does, in words: "reading the log", "2PL, iteration 7". */
      readonly what: string;
      /** From 0 to 1; NaN where it cannot be told. */
      readonly done: number;
    }
  | { readonly kind: 'stopped'; readonly message: string };

/** The views of the panel. */
export const panelViews = ['difficulty', 'map', 'measures', 'responses'] as const;

/** One of them. */
export type PanelView = (typeof panelViews)[number];

/** What the extension tells the panel. Each call replaces a whole thing: none amends an earlier one. */
export interface PanelApi {
  show(dataset: PanelDataset): void;
  activity(activity: Activity): void;
  /** Why what is shown is not what the file holds now, in a sentence; empty where it is. Nothing is written meanwhile. */
  fileChanged(request: { words: string }): void;
  /** The calibration of the responses to it; undefined where none was imported. */
  calibration(report: CalibrationReport | undefined): void;
  /** Turns to one of its views. */
  turnTo(request: { view: PanelView }): void;
  /** Asks the panel to export what is selected in it. */
  exportSelection(request: object): void;
}

/** What a button of the panel asks the extension to do. */
export const panelActions = [
  'score',
  'cancel',
  'chooseMeasure',
  'chooseFields',
  'exportScores',
  'importResponses',
  'forgetResponses',
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
  ready: v.object({}),
  act: v.object({ action: v.picklist(panelActions) }),
  choosePrimary: v.object({ id: v.string() }),
  numbers: v.object({ id: v.string(), from: row, to: row }),
  examples: v.object({ rows: v.pipe(v.array(row), v.maxLength(1000)) }),
  agreement: v.object({}),
  correlations: v.object({}),
  describeSet: v.union([v.object({ recipe: recipeSchema }), v.object({ rows: v.instance(Uint32Array) })]),
  preview: v.object({ recipe: recipeSchema }),
  writeMixture: v.object({ recipe: recipeSchema, of, drawn: v.optional(v.string()) }),
  saveRecipe: v.object({ recipe: recipeSchema }),
  exportSelection: v.object({ rows: v.instance(Uint32Array), of }),
  reveal: v.object({ row }),
  itemAnswers: v.object({ item: row }),
};

/** What the panel asks of the extension. Every call rejects with UserError, in a sentence that can be shown. */
export interface PanelHost {
  /** The panel is there and wants to be shown everything. */
  ready(request: object): Promise<void>;
  act(request: { action: (typeof panelActions)[number] }): Promise<void>;
  choosePrimary(request: { id: string }): Promise<void>;
  /** A column's numbers in these rows, from 0 and without the last; undefined where there is no such column. */
  numbers(request: { id: string; from: number; to: number }): Promise<ColumnNumbers | undefined>;
  /** The beginnings of these rows' texts, in the order asked for. */
  examples(request: { rows: readonly number[] }): Promise<readonly ExampleBrief[]>;
  agreement(request: object): Promise<AgreementReport>;
  correlations(request: object): Promise<CorrelationReport>;
  /** What the rows of a mixture would be as a set, or these rows. */
  describeSet(request: { recipe: PartialRecipe } | { rows: Uint32Array }): Promise<SetReport>;
  /** What a mixture would hold. */
  preview(request: { recipe: PartialRecipe }): Promise<DrawReport>;
  /**
   * Asks where to, and writes what the records shown give, if that is the draw of this digest; false where nothing is written,
   * because the user changed their mind or scores are computed first.
   */
  writeMixture(request: {
    recipe: PartialRecipe;
    of?: string | undefined;
    drawn?: string | undefined;
  }): Promise<boolean>;
  saveRecipe(request: { recipe: PartialRecipe }): Promise<boolean>;
  exportSelection(request: { rows: Uint32Array; of?: string | undefined }): Promise<boolean>;
  /** Goes to the line of a row. */
  reveal(request: { row: number }): Promise<void>;
  /** Who answered an item of the calibration. */
  itemAnswers(request: { item: number }): Promise<ItemAnswers>;
}
