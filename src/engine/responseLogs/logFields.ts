import type { LogField } from '../../core/protocol/responsesApi';
import { answerOf } from './reading/answer';
import type { AnswerSheet } from './reading/answerSheet';
import type { CsvContent, LogSample } from './reading/logSample';
import { columnsOfRecords } from './sampling/sampleColumns';
import { isText } from './sampling/sampleValues';

const mostRecords = 20;
const mostNames = 1000;
const longestExample = 60;

/** The fields of a file by its beginning, each with a value; none of a file whose records lie deeper in it. */
export function logFields({ content }: LogSample, { answerColumns }: AnswerSheet): LogField[] {
  if (content.kind === 'object' || content.kind === 'archive') return [];
  const named = content.kind === 'csv' ? columns(content) : recordFields(content.records);
  return named.map(({ name, values }) => ({
    name,
    example: exampleOf(values),
    holdsAnswers: answerColumns.has(name),
  }));
}

interface NamedValues {
  readonly name: string;
  readonly values: readonly unknown[];
}

function columns({ rows }: CsvContent): NamedValues[] {
  const [first, ...others] = rows.slice(0, mostRecords);
  const hasNames = first!.some((cell) => answerOf(cell) === undefined);
  return first!.map((cell, at) => ({
    name: hasNames ? cell : `column ${at + 1}`,
    values: others.map((row) => row[at]),
  }));
}

function recordFields(records: Parameters<typeof columnsOfRecords>[0]): NamedValues[] {
  const { names, values } = columnsOfRecords(records.slice(0, mostRecords));
  return names.slice(0, mostNames).map((name) => ({ name, values: values(name) }));
}

function exampleOf(values: readonly unknown[]): string {
  const value = values.find((one) => isText(one) || typeof one === 'boolean');
  return value === undefined ? '' : String(value).trim().slice(0, longestExample);
}
