import * as v from 'valibot';
import { countSchema, figureSchema, maybe, type Message } from '../../message';
import { irtModels } from './irtModel';
import { priorKinds } from './priors';

/** What a calibration came to as a whole, its items and respondents aside. */
export const calibrationFiguresSchema = v.object({
  model: v.picklist(irtModels),
  /** The kind of priors. */
  priorKind: maybe(v.picklist(priorKinds)),
  /** What was assumed beforehand, in words: to be shown with the result. */
  priors: v.string(),
  algorithm: v.picklist(['grid', 'laplace']),
  iterations: countSchema,
  converged: v.boolean(),
  /** Mean and standard deviation of ability: 0 and 1, but for the Rasch model (its slope is 1) and where the scale is an earlier calibration's. */
  population: v.object({ mean: figureSchema, sd: figureSchema }),
  logLikelihood: figureSchema,
  /** How many numbers were estimated. */
  parameters: countSchema,
  aic: figureSchema,
  bic: figureSchema,
  /** ∫ I(θ)/(I(θ) + 1) over the population, I the information of a whole test; NaN where there is no such test: somebody skipped something. */
  marginalReliability: figureSchema,
  /** 1 − the mean squared error of the abilities. */
  empiricalReliability: figureSchema,
  /** What the reader must know, each a sentence. */
  notes: v.array(v.string()),
});

/** What a calibration came to as a whole, its items and respondents aside. */
export type CalibrationFigures = Message<typeof calibrationFiguresSchema>;
