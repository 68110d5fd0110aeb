import type { PanelDataset } from '../../src/core/protocol/panelApi';

/** A dataset as JSON has it: unknown values are null. */
export function datasetAsJson(dataset: PanelDataset): unknown {
  return {
    ...dataset,
    states: [...dataset.states],
    table: dataset.table.map((column) => ({
      ...column,
      values: Array.from(column.values, (value) => (Number.isNaN(value) ? null : value)),
    })),
  };
}

/** An answer as JSON has it. */
export function answerAsJson(result: unknown): string {
  return JSON.stringify({ result }, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? [...(value as Uint32Array)] : value,
  );
}

/** A failure as JSON has it. */
export function failureAsJson(error: unknown): string {
  const { message, name } = error as Error;
  return JSON.stringify({ error: message, kind: name });
}
