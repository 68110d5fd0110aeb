import { describe, expect, it } from 'vitest';
import { files, imports, loadedWith, textOf } from './imports';

/** What each room may import besides itself. Later rooms stand on earlier ones, never the other way round. */
const allowed: Record<string, readonly string[]> = {
  'core/userError': [],
  'core/text': [],
  'core/steps': [],
  'core/dataset': ['core/userError'],
  'core/psychometrics': ['core/steps', 'core/userError'],
  'core/measures': ['core/psychometrics', 'core/dataset', 'core/steps', 'core/text', 'core/userError'],
  'core/scores': ['core/measures', 'core/psychometrics', 'core/dataset', 'core/text', 'core/userError'],
  'core/mixture': ['core/scores', 'core/measures', 'core/dataset', 'core/text', 'core/userError'],
  'core/protocol': [
    'core/mixture',
    'core/scores',
    'core/measures',
    'core/psychometrics',
    'core/dataset',
    'core/userError',
  ],
  engine: ['core'],
  cli: ['core', 'engine'],
  extension: ['core', 'engine'],
  webview: [
    'core/text',
    'core/scores',
    'core/mixture',
    'core/protocol',
    'core/dataset',
    'core/measures',
    'core/psychometrics/flags',
    'core/psychometrics/irtModel',
    'core/psychometrics/itemCurve',
  ],
};

/** Files of the engine that other programs may load: none of them loads ONNX Runtime or DuckDB. */
const doors: Record<string, readonly string[]> = {
  cli: [
    'engine/client',
    'engine/version',
    'engine/store/storeFolder',
    'engine/files',
    'engine/responseLogs/logFiles',
  ],
  extension: [
    'engine/client',
    'engine/store/storeFolder',
    'engine/files/recordId',
    'engine/files/atomicFile',
  ],
};

/** The packages that a room may import: those of Node count as one. */
const packages: Record<string, readonly string[]> = {
  core: ['papaparse', 'valibot', 'yaml'],
  extension: ['vscode', 'node', 'valibot', 'yaml'],
  webview: ['@vscode/webview-ui-toolkit', '@vscode/l10n', 'd3-scale'],
};

const native = ['onnxruntime-node', '@duckdb/node-api'];

const roomOf = (file: string): string | undefined =>
  Object.keys(allowed)
    .filter((room) => isIn(file, room))
    .sort((one, other) => other.length - one.length)[0];

const isIn = (file: string, room: string): boolean => file === room || file.startsWith(`${room}/`);

describe('The layers', () => {
  it('are all known: every source file is in a room', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
    for (const room of Object.keys(allowed))
      expect(files.filter((file) => isIn(file, room)).length, room).toBeGreaterThan(0);
    expect(imports.length).toBeGreaterThan(500);
  });

  it('import one way', () => {
    const wrong = imports.filter(({ from, to }) => {
      const room = roomOf(from)!;
      const target = roomOf(to);
      return target !== undefined && target !== room && !allowed[room]!.some((one) => isIn(to, one));
    });
    expect(wrong).toEqual([]);
  });

  it('have no import circles', () => {
    const circular = files.filter((file) =>
      imports.some(({ from, to, typeOnly }) => from === file && !typeOnly && loadedWith(to).has(file)),
    );
    expect(circular).toEqual([]);
  });

  it.each(Object.keys(packages))('import no package in %s but those named here', (room) => {
    const outside = imports.filter(({ from, to }) => isIn(from, room) && roomOf(to) === undefined);
    const named = outside.map(({ to }) => to.replace(/^node:.*/, 'node'));
    expect([...new Set(named)].filter((name) => !packages[room]!.includes(name))).toEqual([]);
  });

  it('let one file of the webview alone know the toolkit, and none of it the editor or Node', () => {
    const users = imports.filter(({ to }) => to.startsWith('@vscode/webview-ui-toolkit'));
    expect([...new Set(users.map(({ from }) => from))]).toEqual(['webview/controls']);
  });
});

describe.each([
  ['cli', 'cli/main'],
  ['extension', 'extension/extension'],
])('The engine stays out of the process of the %s', (room, main) => {
  it('which loads neither ONNX Runtime nor DuckDB, however indirectly', () => {
    const loaded = [...loadedWith(main)];
    expect(loaded.filter((name) => native.includes(name))).toEqual([]);
    expect(loaded.length).toBeGreaterThan(50);
  });

  it('which opens only the doors that are meant for it', () => {
    const opened = imports.filter(({ from, to }) => isIn(from, room) && to.startsWith('engine/'));
    expect(opened.filter(({ to }) => !doors[room]!.some((door) => isIn(to, door)))).toEqual([]);
  });
});

describe('What is exported', () => {
  it('says what it is', () => {
    const silent = files.flatMap((file) => {
      const lines = textOf(file).split('\n');
      return lines.flatMap((line, at) =>
        /^export (async )?(function|class|const|interface|type|abstract)/.test(line) &&
        !/\*\/$/.test(lines[at - 1] ?? '')
          ? [`${file}:${at + 1}`]
          : [],
      );
    });
    expect(silent).toEqual([]);
  });
});
