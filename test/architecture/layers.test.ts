import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = resolve(__dirname, '..', '..', 'src');

/** What each room may import besides itself. Later rooms stand on earlier ones, never the other way round. */
const allowed: Record<string, readonly string[]> = {
  'core/userError': [],
  'core/dataset': ['core/userError'],
  'core/measures': ['core/dataset', 'core/userError'],
  'core/scores': ['core/measures', 'core/dataset', 'core/userError'],
  'core/mixture': ['core/scores', 'core/measures', 'core/dataset', 'core/userError'],
  'core/protocol': ['core/mixture', 'core/scores', 'core/measures', 'core/dataset', 'core/userError'],
  engine: ['core'],
  cli: ['core', 'engine'],
};

/** Files of the engine that other programs may load: none of them loads ONNX Runtime or DuckDB. */
const doors = ['engine/client', 'engine/version', 'engine/store/storeFolder', 'engine/files'];

const native = ['onnxruntime-node', '@duckdb/node-api'];
const corePackages = ['papaparse', 'valibot', 'yaml'];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => file.replaceAll('\\', '/').replace(/\.ts$/, ''));

const imports: readonly Import[] = files.flatMap((from) => {
  const text = readFileSync(join(source, `${from}.ts`), 'utf8');
  return [...text.matchAll(/^(import|export)( type)? [^;]*?from '([^']+)'/gm)].map(([, , type, target]) => ({
    from,
    to: target!.startsWith('.')
      ? relative(source, resolve(source, dirname(from), target!)).replaceAll('\\', '/')
      : target!,
    typeOnly: type !== undefined,
  }));
});

const roomOf = (file: string): string | undefined =>
  Object.keys(allowed)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((one, other) => other.length - one.length)[0];

describe('The layers', () => {
  it('are all known: every source file is in a room', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('import one way', () => {
    const wrong = imports.filter(({ from, to }) => {
      const room = roomOf(from)!;
      const target = roomOf(to);
      return (
        target !== undefined &&
        target !== room &&
        !allowed[room]!.some((one) => target === one || target.startsWith(`${one}/`))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('have no import circles', () => {
    const next = new Map(
      files.map((file) => [
        file,
        imports.filter(({ from, typeOnly }) => from === file && !typeOnly).map(({ to }) => to),
      ]),
    );
    const reaches = (from: string, target: string, seen = new Set<string>()): boolean =>
      (next.get(from) ?? []).some(
        (to) => to === target || (!seen.has(to) && (seen.add(to), reaches(to, target, seen))),
      );
    expect(files.filter((file) => reaches(file, file))).toEqual([]);
  });

  it('keep core pure: no Node, no native module, only the packages named here', () => {
    const outside = imports.filter(({ from, to }) => from.startsWith('core/') && !to.startsWith('core/'));
    expect([...new Set(outside.map(({ to }) => to))].filter((name) => !corePackages.includes(name))).toEqual(
      [],
    );
  });

  it('keep ONNX Runtime and DuckDB out of the command line', () => {
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const { from, to, typeOnly } of imports) if (from === file && !typeOnly) visit(to);
    };
    visit('cli/main');
    expect([...seen].filter((name) => native.includes(name))).toEqual([]);
    const engine = imports.filter(({ from, to }) => from.startsWith('cli/') && to.startsWith('engine/'));
    expect(
      engine.filter(({ to }) => !doors.some((door) => to === door || to.startsWith(`${door}/`))),
    ).toEqual([]);
  });
});

describe('What is exported', () => {
  it('says what it is', () => {
    const silent = files.flatMap((file) => {
      const lines = readFileSync(join(source, `${file}.ts`), 'utf8').split('\n');
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
