import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledPackages, noticesText, readPackage } from '../../tools/notices.mjs';
import { programs, stage } from '../../tools/stage.mjs';
import { temporaryFolder } from '../temporary';

const root = resolve(__dirname, '..', '..');
const folder = temporaryFolder();

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

const manifestIn = (where: string): Manifest =>
  JSON.parse(readFileSync(join(where, 'package.json'), 'utf8')) as Manifest;

/** The folders of packages that the built programs say they were made from: their source maps, which the notices are not made from. */
function packagesInMaps(): string[] {
  const sources = programs.flatMap((program) => {
    const map = JSON.parse(readFileSync(join(root, 'dist', `${program}.map`), 'utf8')) as {
      sources: string[];
    };
    return map.sources.map((source) => join(root, 'dist', source).replaceAll('\\', '/'));
  });
  const folders = sources.map((source) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(source)?.[0]);
  // What a package was itself bundled from is no package here: its own licence speaks for it.
  return [...new Set(folders)].filter(
    (one): one is string => one !== undefined && existsSync(join(one, 'package.json')),
  );
}

/** The folders of packages below a node_modules. */
function packagesBelow(modules: string): string[] {
  return readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? packagesBelow(join(modules, name)) : [join(modules, name)],
  );
}

/** The packages that the list at the head of the notices names, and what stands of each below. */
function sectionsOf(text: string): { listed: string[]; sections: Map<string, string> } {
  const listed = [...text.matchAll(/^ {2}(\S+ \S+) \(.+\)$/gm)].map(([, name]) => name!);
  const parts = text.split(/^-{80}\n(.+)\n-{80}\n/m);
  const sections = new Map(
    parts.flatMap((part, at) => (at % 2 ? [[part, parts[at + 1]!.trim()] as const] : [])),
  );
  return { listed, sections };
}

describe('The notices of a packaged extension', () => {
  let shipped: string[];
  let text: string;

  beforeAll(() => {
    stage(folder);
    shipped = [...packagesInMaps(), ...packagesBelow(join(folder, 'node_modules'))];
    text = readFileSync(join(folder, 'ThirdPartyNotices.txt'), 'utf8');
  });

  it('name every package that is bundled or lies in it, and no other', () => {
    const { listed, sections } = sectionsOf(text);
    const names = shipped.map(manifestIn).map(({ name, version }) => `${name} ${version}`);
    expect(names.length).toBeGreaterThan(15);
    expect(listed).toEqual([...new Set(names)].sort());
    expect([...sections.keys()]).toEqual([...listed, 'The MIT licence']);
    for (const name of [
      'undici',
      'valibot',
      'onnxruntime-node',
      '@duckdb/node-api',
      '@microsoft/fast-element',
    ])
      expect(listed.some((one) => one.startsWith(`${name} `))).toBe(true);
  });

  it('lie beside every program that was built', () => {
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual([...programs].sort());
  });

  it('have the text of its licence whole, or its name where the package has none', () => {
    const { sections } = sectionsOf(text);
    let without = 0;
    for (const one of shipped) {
      const { name, version, license } = manifestIn(one);
      const section = sections.get(`${name} ${version}`)!;
      const file = readdirSync(one).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
      if (file)
        expect(section).toContain(readFileSync(join(one, file), 'utf8').replaceAll('\r\n', '\n').trim());
      else expect(section).toContain(`Licence: ${license}, as its package.json says`);
      without += file ? 0 : 1;
    }
    expect(without).toBeGreaterThan(0);
    expect(without).toBeLessThan(shipped.length / 2);
    expect(sections.get('The MIT licence')).toMatch(/^Permission is hereby granted[^]*SOFTWARE\.$/);
  });

  it('name licences that let code be shipped under MIT', () => {
    expect([...new Set(shipped.map((one) => manifestIn(one).license))].sort()).toEqual([
      '0BSD',
      'Apache-2.0',
      'ISC',
      'MIT',
      'MIT AND BSD-3-Clause',
    ]);
  });
});

describe('A package', () => {
  const made = (name: string, manifest: object, files: Readonly<Record<string, string>> = {}): string => {
    const where = join(folder, 'made', name);
    mkdirSync(where, { recursive: true });
    writeFileSync(join(where, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }));
    for (const [file, content] of Object.entries(files)) writeFileSync(join(where, file), content);
    return where;
  };

  it.each([
    'GPL-3.0-only',
    'AGPL-3.0',
    'SEE LICENSE IN LICENSE',
    'UNLICENSED',
    '(MIT AND GPL-2.0)',
    undefined,
  ])('under %s is not shipped', (license) => {
    expect(() => readPackage(made('closed', { license }))).toThrow(
      /^closed 1\.0\.0 cannot be shipped: its licence is/,
    );
  });

  it.each(['MIT', 'Apache-2.0', '(GPL-2.0 OR MIT)', 'BSD-3-Clause', 'MIT AND BSD-3-Clause'])(
    'under %s is',
    (license) => {
      expect(readPackage(made('open', { license })).licence).toBe(license);
    },
  );

  it('has its licence, notice and copyright quoted, and nothing of its code', () => {
    const files = {
      'LICENSE-MIT.md': '\uFEFFLine one\r\nLine two\r\n',
      NOTICE: 'Of the makers',
      'CopyrightNotice.txt': 'Copyright',
      'license.js': 'module.exports = 1',
      'README.md': 'Read me',
    };
    expect(readPackage(made('quoted', { license: 'MIT' }, files)).texts.sort()).toEqual([
      'Copyright',
      'Line one\nLine two',
      'Of the makers',
    ]);
  });

  it('without a licence file is named with what its package.json says, and where it comes from', () => {
    const manifest = { license: 'ISC', author: { name: 'Somebody' }, repository: 'somebody/bare' };
    const text = noticesText([readPackage(made('bare', manifest))]);
    expect(text).toContain(
      'bare 1.0.0\n' +
        `${'-'.repeat(80)}\n\nSource: somebody/bare\n\nAuthor: Somebody\n` +
        'Licence: ISC, as its package.json says; the package comes without the text.\n',
    );
  });

  it('is bundled where any of its code is in an output; two versions of it are two', () => {
    const inputs = (bytes: Readonly<Record<string, number>>) =>
      Object.fromEntries(Object.entries(bytes).map(([path, bytesInOutput]) => [path, { bytesInOutput }]));
    const output = { bytes: 1, imports: [], exports: [] };
    const a = inputs({ 'src/a.ts': 9, 'node_modules/@x/one/b.js': 1, 'node_modules/left/out.js': 0 });
    const b = inputs({ 'node_modules/@x/one/node_modules/two/c.js': 2, 'node_modules/two/c.js': 2 });
    const metafile = { inputs: {}, outputs: { a: { ...output, inputs: a }, b: { ...output, inputs: b } } };
    expect(bundledPackages(metafile)).toEqual([
      'node_modules/@x/one',
      'node_modules/@x/one/node_modules/two',
      'node_modules/two',
    ]);
  });
});
