import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { catalogue } from '../../../src/core/measures/catalogue';
import { hoverCommands } from '../../../src/extension/editor/hoverText';
import { gradus } from './datasets';
import { jsonOf, textOf, type Manifest } from './manifest';

const raw = (): Manifest => jsonOf<Manifest>('package.json');
const texts = (): Record<string, string> => jsonOf('package.nls.json');
const commands = (): string[] => raw().contributes.commands.map(({ command }) => command);
const keysIn = (text: string): string[] => [...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key!);

describe('The manifest', () => {
  it('has a text for every key, and no text that nothing uses', () => {
    const used = new Set(keysIn(textOf('package.json')));
    assert.deepEqual(
      [...used].filter((key) => !texts()[key]?.trim()),
      [],
    );
    assert.deepEqual(
      Object.keys(texts()).filter((key) => !used.has(key)),
      [],
    );
  });

  it('names every command in words and has a symbol for it', () => {
    for (const { command, title, icon } of raw().contributes.commands) {
      assert.match(title, /^%command\.\w+%$/, command);
      assert.match(icon, /^\$\([\w-]+\)$/, command);
    }
  });

  it('has exactly the commands that the extension registers', async () => {
    const registered = await vscode.commands.getCommands(true);
    const ours = registered.filter(
      (id) => /^gradus\.\w+$/.test(id) && !/\.(focus|open|resetViewLocation)$/.test(id),
    );
    assert.deepEqual(ours.sort(), commands().sort());
  });

  it('describes and orders every setting, and the measures to choose from are those there are', () => {
    const { properties } = raw().contributes.configuration;
    const settings = Object.values(properties);
    assert.deepEqual(
      settings.map(({ order }) => order),
      settings.map((_, at) => at + 1),
    );
    for (const [name, { description, markdownDescription, scope }] of Object.entries(properties)) {
      assert.match(description ?? markdownDescription ?? '', /^%setting\.\w+%$/, name);
      assert.ok(scope, name);
    }
    const { items } = properties['gradus.measures']!;
    assert.deepEqual(
      items!.enum,
      catalogue.map(({ id }) => id),
    );
    assert.equal(items!.enumDescriptions.length, catalogue.length);
  });

  it('lets no workspace, trusted or not, name a program or a place to read from or write to', () => {
    const { properties } = raw().contributes.configuration;
    const paths = Object.keys(properties)
      .filter((name) => /(Path|Folder|Endpoint)$/.test(name))
      .sort();
    assert.deepEqual(
      paths,
      Object.keys(properties)
        .filter((name) => properties[name]!.scope === 'machine')
        .sort(),
    );
    // A setting that is not for one machine alone says what is shown, which of Gradus's measures run and for how long.
    const harmless = Object.keys(properties).filter((name) => properties[name]!.scope === 'resource');
    assert.deepEqual(harmless.sort(), [
      'gradus.hints.enabled',
      'gradus.hover.enabled',
      'gradus.marks.enabled',
      'gradus.measures',
      'gradus.timeBudget',
    ]);
    const { restrictedConfigurations } = raw().capabilities.untrustedWorkspaces;
    assert.deepEqual([...restrictedConfigurations].sort(), paths);
  });

  it('has every colour for every kind of theme', () => {
    for (const { id, defaults } of raw().contributes.colors) {
      assert.deepEqual(
        Object.keys(defaults).sort(),
        ['dark', 'highContrast', 'highContrastLight', 'light'],
        id,
      );
      for (const colour of Object.values(defaults)) assert.match(colour, /^#[0-9a-f]{6}$/, id);
    }
  });

  it('asks for the VS Code whose types it is written against', () => {
    assert.equal(raw().engines.vscode, `^${raw().devDependencies['@types/vscode']}`);
  });

  it('names only commands and files that there are in menus, keys, hovers and steps', () => {
    const { menus, keybindings, walkthroughs } = raw().contributes;
    const steps = walkthroughs.flatMap((one) => one.steps);
    const named = [
      ...Object.values(menus)
        .flat()
        .flatMap(({ command }) => command ?? []),
      ...keybindings.map(({ command }) => command),
      ...hoverCommands,
      ...steps.flatMap(({ completionEvents }) =>
        completionEvents.map((event) => event.replace('onCommand:', '')),
      ),
      ...Object.values(texts()).flatMap((text) =>
        [...text.matchAll(/\(command:(gradus\.\w+)/g)].map(([, id]) => id!),
      ),
    ];
    assert.deepEqual(
      named.filter((id) => !commands().includes(id)),
      [],
    );
    const files = steps.map(({ media }) => media.image);
    assert.deepEqual(
      files.filter((file) => !existsSync(join(gradus().extensionPath, file))),
      [],
    );
  });

  it('shows its menus where a dataset is, under its name: by one condition where files are open, and one in the explorer', () => {
    const { menus, submenus } = raw().contributes;
    const items = (menu: string) => menus[menu]!.map(({ command, submenu }) => command ?? submenu);
    assert.deepEqual(items('explorer/context'), ['gradus.explorer', 'gradus.log']);
    assert.deepEqual(items('gradus.log'), ['gradus.importInto']);
    assert.deepEqual(items('editor/context'), ['gradus.editor']);
    assert.deepEqual(items('editor/title'), ['gradus.openPanel', 'gradus.title']);
    assert.deepEqual(
      submenus.map(({ id, label }) => [id, label, (menus[id] ?? []).length > 0]),
      ['gradus.title', 'gradus.explorer', 'gradus.log', 'gradus.editor'].map((id) => [id, 'Gradus', true]),
    );
    const whens = (menu: string) => menus[menu]!.map(({ when }) => when);
    const [open, ...others] = new Set([...whens('editor/title'), ...whens('editor/context')]);
    assert.deepEqual(others, []);
    const explorer = whens('explorer/context')[0]!;
    assert.match(open!, / \|\| resourcePath in gradus\.jsonDatasets$/);
    assert.match(explorer, / && resourcePath not in gradus\.jsonOthers && !explorerResourceIsFolder$/);
    const endings = [
      ...['.jsonl', '.ndjson', '.csv', '.tsv', '.tab', '.JSONL', '.CSV', '.parquet', '.pq', '.Parquet'],
      ...['.jsonl.gz', '.csv.zst', '.json.bz2'],
    ];
    for (const [when, more, less] of [
      [open!, [], ['.json']],
      [explorer, ['.json', '.JSON'], []],
    ] as const) {
      const [, source, flags] = /^resourceFilename =~ \/(.+?)\/(\w*) /.exec(when)!;
      const shown = (ending: string): boolean => new RegExp(source!, flags).test(`train${ending}`);
      assert.deepEqual(
        [...endings, ...more].filter((one) => !shown(one)),
        [],
      );
      assert.deepEqual(['.ts', '.jsonlx', '', '.md', 'csv', '.gz', '.tar.gz', ...less].filter(shown), []);
    }
  });
});
