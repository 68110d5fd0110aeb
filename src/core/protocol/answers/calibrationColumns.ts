import * as v from 'valibot';
import { bytesSchema, floatsSchema, type Message } from '../../message';

const rowsSchema: v.GenericSchema<Int32Array> = v.instance(Int32Array);

/** Whether all columns are as long as the names. */
function areAlike(columns: { readonly names: readonly string[] }): boolean {
  return Object.values<ArrayLike<unknown>>(columns).every(({ length }) => length === columns.names.length);
}

/** The items of a calibration in columns; NaN is unknown. */
export const itemColumnsSchema = v.pipe(
  v.object({
    names: v.array(v.string()),
    /** a. */
    slope: floatsSchema,
    slopeSe: floatsSchema,
    /** b. */
    difficulty: floatsSchema,
    difficultySe: floatsSchema,
    /** c. */
    guessing: floatsSchema,
    /** How many respondents answered, and how many attempts they made. */
    respondents: floatsSchema,
    attempts: floatsSchema,
    /** The share that was correct. */
    pCorrect: floatsSchema,
    /** Mean squared residuals, weighted by information and not: 1 where the model fits. */
    infit: floatsSchema,
    outfit: floatsSchema,
    /** The p of S-X²: small where an item does not follow the model. NaN where it is not computed, as for M2. */
    scoreFitP: floatsSchema,
    /** Bits of `itemFlag`. */
    flags: bytesSchema,
    /** Glicko-2, all answers one rating period: rating and deviation. */
    rating: floatsSchema,
    deviation: floatsSchema,
    /** The first row of the dataset that an item belongs to; -1 where it belongs to none or there is no dataset. */
    row: rowsSchema,
  }),
  v.check((columns) => areAlike(columns)),
);

/** The items of a calibration in columns; NaN is unknown. */
export type ItemColumns = Message<typeof itemColumnsSchema>;

/** The respondents of a calibration in columns; NaN is unknown. */
export const respondentColumnsSchema = v.pipe(
  v.object({
    names: v.array(v.string()),
    /** θ as the mean of its posterior (EAP), and its standard error. */
    ability: floatsSchema,
    abilitySe: floatsSchema,
    /** θ as the mode of its posterior (MAP), and the error by its curvature. */
    mode: floatsSchema,
    modeSe: floatsSchema,
    attempts: floatsSchema,
    correct: floatsSchema,
    /** Bits of `respondentFlag`. */
    flags: bytesSchema,
  }),
  v.check((columns) => areAlike(columns)),
);

/** The respondents of a calibration in columns; NaN is unknown. */
export type RespondentColumns = Message<typeof respondentColumnsSchema>;
