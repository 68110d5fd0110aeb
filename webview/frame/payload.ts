import { setReportSchema, type SetReport } from '../../src/core/mixture/setReport';
import { isMessage, type Message } from '../../src/core/message';
import { activitySchema, type Activity } from '../../src/core/protocol/activity';
import { agreementReportSchema, type AgreementReport } from '../../src/core/protocol/answers/agreementReport';
import { columnNumbersSchema, type ColumnNumbers } from '../../src/core/protocol/answers/columnNumbers';
import {
  correlationReportSchema,
  type CorrelationReport,
} from '../../src/core/protocol/answers/correlationReport';
import { drawReportSchema, type DrawReport } from '../../src/core/protocol/answers/drawReport';
import { exampleBriefSchema, type ExampleBrief } from '../../src/core/protocol/answers/exampleBrief';
import { panelDatasetSchema, type PanelDataset } from '../../src/core/protocol/panelDataset';

/** What came through the port, where a schema lets it through. Throws these words where it does not: the panel goes on showing what it has. */
export function expected<S extends Parameters<typeof isMessage>[0]>(
  schema: S,
  value: unknown,
  words: string,
): Message<S> {
  if (!isMessage(schema, value)) throw new Error(words);
  return value;
}

/** What came as a dataset. Throws where it is none. */
export function asDataset(value: unknown): PanelDataset {
  return expected(panelDatasetSchema, value, 'This is not a dataset.');
}

/** What came back as a part of a column's numbers; undefined where there is no such column. Throws where it is none. */
export function asNumbers(value: unknown): ColumnNumbers | undefined {
  if (value === undefined) return undefined;
  return expected(columnNumbersSchema, value, 'These are not numbers.');
}

/** What came as an activity. Throws where it is none. */
export function asActivity(value: unknown): Activity {
  return expected(activitySchema, value, 'This is not an activity.');
}

/** What came back as beginnings of rows; what is none of them is left out. */
export function asExamples(value: unknown): readonly ExampleBrief[] {
  return Array.isArray(value) ? value.filter((one) => isMessage(exampleBriefSchema, one)) : [];
}

/** What came back as agreements; undefined where it is none. */
export function asAgreement(value: unknown): AgreementReport | undefined {
  return isMessage(agreementReportSchema, value) ? value : undefined;
}

/** What came back as a drawn mixture. Throws where it is none. */
export function asDraw(value: unknown): DrawReport {
  return expected(drawReportSchema, value, 'This is not a mixture.');
}

/** What came back as correlations; undefined where it is none. */
export function asCorrelations(value: unknown): CorrelationReport | undefined {
  return isMessage(correlationReportSchema, value) ? value : undefined;
}

/** What came back as a set; undefined where it is none. */
export function asSet(value: unknown): SetReport | undefined {
  return isMessage(setReportSchema, value) ? value : undefined;
}
