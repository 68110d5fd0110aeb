import * as v from 'valibot';
import { detectionSchema } from '../detection/detection';
import { formats } from '../dataset/reading/formats';
import { families } from '../measures/families';
import { bytesSchema, countSchema, figureSchema, maybe, type Message } from '../message';
import { columnHeadSchema } from '../scores/columnHead';
import { measureStandingSchema } from './answers/measureStanding';
import { modelInPlaceSchema } from './answers/modelInPlace';

/** A dataset as the panel shows it. */
export const panelDatasetSchema = v.pipe(
  v.object({
    name: v.string(),
    format: v.picklist(formats),
    rows: countSchema,
    /** Records that cannot be used. */
    broken: countSchema,
    /** The lines that these stand on, where they are more than the records. */
    brokenLines: v.exactOptional(countSchema),
    /** Every column there is, partial ones included while scoring goes on; their numbers are asked for. */
    columns: v.array(columnHeadSchema),
    /** The column that bands go by; undefined where nothing is scored. */
    primary: maybe(v.string()),
    /** The dataset's own difficulty column, where it has one and it is scored. */
    human: maybe(v.string()),
    /** One of `rowStates` a row. */
    states: bytesSchema,
    /** Each measure that was asked for, by which `states` go. */
    standings: v.exactOptional(v.array(measureStandingSchema)),
    /** The models that it is scored with, and what each is good for. */
    models: v.array(modelInPlaceSchema),
    /** The digest of the records that are shown, so that nothing is written of others. */
    digest: v.exactOptional(v.string()),
    /** How long scoring all of it will take, roughly. */
    secondsToScore: figureSchema,
    /** How the dataset's own difficulty column that bands may go by is read. */
    scale: v.exactOptional(
      v.object({
        /** The field, and the column of its scores. */
        path: v.string(),
        id: v.string(),
        /** Whether higher values are harder. */
        isRising: v.boolean(),
        /** Its levels, the easiest first, where they are words that can be put in order. */
        levels: v.array(v.string()),
      }),
    ),
    /** What was found out of how it is read, and how sure that is. */
    detections: v.exactOptional(v.array(detectionSchema)),
    /** The kind of measure that each column is of, by its id; a column that is left out is of another kind. */
    families: v.exactOptional(v.record(v.string(), v.picklist(families))),
  }),
  v.check(({ states, rows }) => states.length === rows),
  v.check(({ columns, rows }) => columns.every((column) => column.rows === rows)),
  v.check(({ columns, primary, human }) =>
    [primary, human].every((id) => id === undefined || columns.some((column) => column.id === id)),
  ),
);

/** A dataset as the panel shows it. */
export type PanelDataset = Message<typeof panelDatasetSchema>;
