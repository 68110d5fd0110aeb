import type { WholeDataset } from './made';
import { withMarkedNumbers } from '../../src/core/protocol/jsonNumbers';
import type { CalibrationReport } from '../../src/core/protocol/answers/calibrationReport';

/** A dataset as JSON has it: unknown values are null. */
export function datasetAsJson(dataset: WholeDataset): unknown {
  return {
    ...dataset,
    states: [...dataset.states],
    table: dataset.table.map((column) => ({
      ...column,
      values: Array.from(column.values, (value) => (Number.isNaN(value) ? null : value)),
    })),
  };
}

/** A calibration as JSON has it: arrays of numbers say what they are of, and numbers that JSON has no sign for are marked. */
export function calibrationAsJson(report: CalibrationReport | undefined): unknown {
  return report === undefined ? null : JSON.parse(JSON.stringify(withMarkedNumbers(report), typed));
}

function typed(_: string, value: unknown): unknown {
  if (!ArrayBuffer.isView(value)) return value;
  return { $array: value.constructor.name, values: Array.from(value as Float64Array, String) };
}

/** An answer as JSON has it. */
export function answerAsJson(result: unknown): string {
  return JSON.stringify({ result: withMarkedNumbers(result) }, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? [...(value as Uint32Array)] : value,
  );
}

/** A failure as JSON has it. */
export function failureAsJson(error: unknown): string {
  const { message, name } = error as Error;
  return JSON.stringify({ error: message, kind: name });
}
