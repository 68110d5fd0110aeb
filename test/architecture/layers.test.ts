import { describe, expect, it } from 'vitest';
import { files, imports, loadedWith, textOf } from './imports';
import { doors, isIn, packages, programs, roomOf, rooms } from './rooms';

const native = ['onnxruntime-node', '@duckdb/node-api', '@duckdb/node-bindings'];

const targets = new Map<string, string[]>();
for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);

/** Every file that is imported from a file, however indirectly. */
function reachedFrom(file: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [...(targets.get(file) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    if (!seen.has(next)) {
      seen.add(next);
      waiting.push(...(targets.get(next) ?? []));
    }
  return seen;
}

describe('The layers', () => {
  it('are all known: every source file is in a room', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
    for (const room of rooms)
      expect(files.filter((file) => isIn(file, room)).length, room).toBeGreaterThan(0);
    expect(imports.length).toBeGreaterThan(500);
  });

  it('import one way, types too: a room stands on those before it', () => {
    const height = (file: string): number => rooms.findIndex((room) => room === roomOf(file));
    const wrong = imports.filter(({ from, to }) => height(to) > height(from));
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(programs))('let %s import only what it may', (program, allowed) => {
    const outside = imports.filter(
      ({ from, to }) => isIn(from, program) && !isIn(to, program) && roomOf(to) !== undefined,
    );
    expect(outside.filter(({ to }) => !allowed.some((one) => isIn(to, one)))).toEqual([]);
  });

  it('have no import circles, types included', () => {
    expect(files.filter((file) => reachedFrom(file).has(file))).toEqual([]);
  });

  it('have at most 30 files a room', () => {
    const sizes = rooms.map((room) => [room, files.filter((file) => roomOf(file) === room).length] as const);
    expect(sizes.filter(([, size]) => size > 30)).toEqual([]);
  });

  it.each(Object.keys(packages))('import no package in %s but those named here', (room) => {
    const outside = imports.filter(({ from, to }) => isIn(from, room) && roomOf(to) === undefined);
    const named = outside.map(({ to }) => to.replace(/^node:.*/, 'node'));
    expect([...new Set(named)].filter((name) => !packages[room]!.includes(name))).toEqual([]);
  });

  it('let one file of the webview alone know the toolkit, and none of it the editor or Node', () => {
    const users = imports.filter(({ to }) => to.startsWith('@vscode/webview-ui-toolkit'));
    expect([...new Set(users.map(({ from }) => from))]).toEqual(['webview/frame/controls']);
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
