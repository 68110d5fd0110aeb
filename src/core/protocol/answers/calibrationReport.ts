import * as v from 'valibot';
import { figureSchema, maybe, type Message } from '../../message';
import { marginFitSchema } from '../../psychometrics/fit/marginFit';
import { calibrationFiguresSchema } from '../../psychometrics/model/calibrationFigures';
import { irtModels } from '../../psychometrics/model/irtModel';
import { priorKinds } from '../../psychometrics/model/priors';
import { importReportSchema, joinReportSchema } from '../importReport';
import { itemColumnsSchema, respondentColumnsSchema } from './calibrationColumns';

const modelComparisonSchema = v.object({
  model: v.picklist(irtModels),
  /** What was assumed of its items. */
  priors: maybe(v.picklist(priorKinds)),
  /** Mean −log p in nats. */
  logLoss: figureSchema,
  auc: figureSchema,
  /** The log-loss of each item's own share correct. */
  baseline: figureSchema,
  /** How many pairs of respondent and item were held out. */
  cells: figureSchema,
  /** By how much the first’s log-loss, which is the simplest’s, is larger; with its standard error. */
  gain: maybe(figureSchema),
  gainSe: maybe(figureSchema),
});

/** How well a model predicts answers that it was not shown. */
export type ModelComparison = Message<typeof modelComparisonSchema>;

const calibrationSummarySchema = v.object({
  ...calibrationFiguresSchema.entries,
  /** Whether it is plain maximum likelihood: nothing was assumed of the items. */
  isPlain: v.boolean(),
  /** The models compared; empty where the user named the model. */
  compared: v.array(modelComparisonSchema),
  /** What was chosen and what it gains, as a sentence; empty where nothing was compared. */
  choice: maybe(v.string()),
  /** How well the model fits pairs of items (M2); only for plain maximum likelihood and a small test that everybody answered. */
  margins: maybe(marginFitSchema),
});

/** What a calibration came to as a whole. */
export type CalibrationSummary = Message<typeof calibrationSummarySchema>;

/** A calibration as it is shown. */
export const calibrationReportSchema = v.object({
  summary: calibrationSummarySchema,
  items: itemColumnsSchema,
  respondents: respondentColumnsSchema,
  log: importReportSchema,
  /** Undefined where there is no dataset. */
  join: maybe(joinReportSchema),
});

/** A calibration as it is shown. */
export type CalibrationReport = Message<typeof calibrationReportSchema>;
