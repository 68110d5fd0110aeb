import * as v from 'valibot';
import { roles } from '../../dataset/fields/fieldMap';
import { countSchema, type Message } from '../../message';
import { rowCellsSchema } from './rowCells';

/** A column of a dataset's table: a field and what it is. */
export const fieldColumnSchema = v.object({ path: v.string(), roles: v.array(v.picklist(roles)) });

/** The first records of a dataset, before it was read. What is found out of the fields may be otherwise once it was. */
export const headReportSchema = v.object({
  /** Of the whole file. */
  bytes: countSchema,
  columns: v.array(fieldColumnSchema),
  rows: v.array(rowCellsSchema),
});

/** The first records of a dataset, before it was read. */
export type HeadReport = Message<typeof headReportSchema>;
