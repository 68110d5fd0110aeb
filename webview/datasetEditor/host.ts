import type { DatasetEditorHost, EditorCallOptions } from '../../src/core/protocol/datasetEditorApi';
import { Caller, type Port } from '../../src/core/protocol/rpc';

/** The extension, as the dataset editor calls it. */
export function datasetEditorHost(port: Port): DatasetEditorHost {
  const caller = new Caller(port);
  const ask =
    (method: keyof DatasetEditorHost) =>
    (request: object, options?: EditorCallOptions): Promise<never> =>
      caller.call(method, request, options) as Promise<never>;
  return {
    ready: ask('ready'),
    act: ask('act'),
    cells: ask('cells'),
    sortRows: ask('sortRows'),
    findText: ask('findText'),
    findPlace: ask('findPlace'),
    record: ask('record'),
    facts: ask('facts'),
    atRow: ask('atRow'),
  };
}
