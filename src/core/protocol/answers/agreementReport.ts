import * as v from 'valibot';
import { type Message } from '../../message';
import { agreementSchema } from '../../numbers/correlation';

const columnAgreementSchema = v.object({
  id: v.string(),
  agreement: agreementSchema,
});

/** How a column agrees with another. */
export type ColumnAgreement = Message<typeof columnAgreementSchema>;

/** How the columns agree with the human column, or with plain length where there is none. */
export const agreementReportSchema = v.object({
  /** The column that all are compared with; empty where there is nothing to compare with. */
  with: v.string(),
  columns: v.array(columnAgreementSchema),
});

/** How the columns agree with the human column, or with plain length where there is none. */
export type AgreementReport = Message<typeof agreementReportSchema>;
