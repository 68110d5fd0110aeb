/** The rooms of the house from the ground up: each may import itself and what stands before it, never what comes later. */
export const rooms = [
  'core/remedy',
  'core/userError',
  'core/pace',
  'core/numbers',
  'core/dataset/reading',
  'core/dataset/fields',
  'core/dataset',
  'core/text',
  'core/learning',
  'core/psychometrics/model',
  'core/psychometrics/estimation',
  'core/psychometrics/tables',
  'core/psychometrics/glicko',
  'core/psychometrics',
  'core/psychometrics/fit',
  'core/measures',
  'core/scores',
  'core/mixture',
  'core/protocol',
  'engine/files',
  'engine/calls',
  'engine/sources',
  'engine/store',
  'engine/models',
  'engine/onnx',
  'engine/onnx/causalLm',
  'engine/verifying',
  'engine/responseLogs/reading',
  'engine/responseLogs/formats',
  'engine/responseLogs/joining',
  'engine/responseLogs/matches',
  'engine/responseLogs',
  'engine/dynamicsImport',
  'engine/calibrating',
  'engine/measuring',
  'engine/inputs',
  'engine/workplace',
  'engine/scoring',
  'engine/showing',
  'engine/mixing',
  'engine/services',
  'engine',
  'cli/terminal',
  'cli/text',
  'cli/options',
  'cli/commands',
  'cli',
  'extension/words',
  'extension/host',
  'extension/models',
  'extension/records',
  'extension/dataset',
  'extension/editor',
  'extension/responses',
  'extension/commands',
  'extension/panel',
  'extension',
  'webview/frame',
  'webview/state',
  'webview/bands',
  'webview/charts',
  'webview/rows',
  'webview/mixture',
  'webview/measures',
  'webview/responses/items',
  'webview/responses/respondents',
  'webview/responses/scatter',
  'webview/responses',
  'webview/dataMap',
  'webview/difficulty',
  'webview',
] as const;

/** What each program may import besides itself. */
export const programs: Readonly<Record<string, readonly string[]>> = {
  core: [],
  engine: ['core'],
  cli: ['core', 'engine'],
  extension: ['core', 'engine'],
  webview: [
    'core/pace',
    'core/numbers',
    'core/text',
    'core/dataset',
    'core/measures',
    'core/scores',
    'core/mixture',
    'core/protocol',
    'core/psychometrics/model/irtModel',
    'core/psychometrics/model/itemCurve',
    'core/psychometrics/tables/flags',
  ],
};

/** Files of the engine that other programs may load: none of them loads ONNX Runtime or DuckDB. */
export const doors: Readonly<Record<string, readonly string[]>> = {
  cli: [
    'engine/client',
    'engine/calls/version',
    'engine/store/storeFolder',
    'engine/store/ownFiles',
    'engine/files',
    'engine/responseLogs/reading/logFiles',
    'engine/responseLogs/formats/importers',
  ],
  extension: [
    'engine/client',
    'engine/store/storeFolder',
    'engine/sources/recordId',
    'engine/files/atomicFile',
    'engine/responseLogs/formats/importers',
  ],
};

/** The packages that a program may import: those of Node count as one. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  core: ['papaparse', 'valibot', 'yaml'],
  extension: ['vscode', 'node', 'valibot'],
  webview: ['@vscode/webview-ui-toolkit', '@vscode/l10n', 'd3-array'],
};

/** Whether a file or room is in a room, or is it. */
export const isIn = (file: string, room: string): boolean => file === room || file.startsWith(`${room}/`);

/** The innermost room that a file is in; undefined for a package. */
export const roomOf = (file: string): string | undefined =>
  rooms.filter((room) => isIn(file, room)).sort((one, other) => other.length - one.length)[0];
