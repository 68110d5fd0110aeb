import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rooms } from '../architecture/rooms';
import { catalogue } from '../../src/core/measures/catalogue';
import { generated } from '../../tools/docs.mjs';
import { pagesOf } from './links';

const root = resolve('.');
const read = (page: string): string => readFileSync(join(root, page), 'utf8');

describe('The measures', () => {
  it('have a page each, and each page is of a measure', () => {
    const names = readdirSync(join(root, 'docs/measures')).filter((name) => name !== 'README.md');
    expect(names.sort()).toEqual(catalogue.map(({ id }) => `${id}.md`).sort());
  });

  it.each(catalogue)(
    '$id: the page has its title, what it means, when it misleads and its source',
    (measure) => {
      const page = read(`docs/measures/${measure.id}.md`);
      expect(/^# (.*)$/m.exec(page)?.[1]?.toLowerCase()).toBe(measure.title.toLowerCase());
      const parts = page.split(/^## /m).slice(1);
      expect(parts.map((part) => part.split('\n')[0])).toEqual([
        'What it means',
        'When it misleads',
        'Source',
      ]);
      for (const part of parts) expect(part.split('\n').slice(1).join('').trim().length).toBeGreaterThan(20);
    },
  );
});

describe('What docs/ takes from the programs', () => {
  it('is current: run "npm run docs"', async () => {
    const pages = await generated();
    expect(pages.size).toBe(catalogue.length + 6);
    const old = [...pages].filter(([page, text]) => read(page) !== text).map(([page]) => page);
    expect(old).toEqual([]);
  });
});

interface Contributed {
  readonly commands: readonly { command: string; title: string }[];
  readonly keybindings: readonly { command: string; key: string }[];
  readonly menus: { readonly commandPalette: readonly { command: string; when: string }[] };
}

describe('The editor’s page', () => {
  const { contributes } = JSON.parse(read('package.json')) as { contributes: Contributed };
  const words = JSON.parse(read('package.nls.json')) as Record<string, string>;
  const hidden = contributes.menus.commandPalette.filter(({ when }) => when === 'false');
  const shown = contributes.commands.filter(({ command }) => !hidden.some((one) => one.command === command));
  const rows = [...read('docs/editor.md').matchAll(/^\| (Gradus: .*?) +\| (.*?) +\|/gm)];

  it('lists every command of the palette with its keys, and no other', () => {
    const keysOf = (command: string): string => {
      const key = contributes.keybindings.find((one) => one.command === command)?.key ?? '';
      return key.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
    };
    const expected = shown.map(({ command, title }) => [
      `Gradus: ${words[title.slice(1, -1)]}`,
      keysOf(command),
    ]);
    expect(rows.map(([, title, keys]) => [title, keys!.trim()]).sort()).toEqual(expected.sort());
  });
});

describe('CONTRIBUTING', () => {
  const page = read('CONTRIBUTING.md');

  it('draws every room', () => {
    const [, drawing = ''] = /```\n([^]*?)```/.exec(page) ?? [];
    const drawn = new Set(drawing.match(/\w+/g));
    const missing = rooms.flatMap((room) => room.split('/').slice(0, 2)).filter((name) => !drawn.has(name));
    expect(missing).toEqual([]);
  });

  it('names no file that is not there', () => {
    const named = [...page.matchAll(/`((?:src|webview|test|tools|docs|media)\/[\w./-]+)`/g)].map(
      ([, path]) => path!,
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((path) => path !== 'docs/measures/ID.md' && !existsSync(join(root, path)))).toEqual(
      [],
    );
  });

  it('names no script that package.json does not have, nor does any other page', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const asked = pagesOf(root).flatMap((name) =>
      [...read(name).matchAll(/npm run ([\w:]+)/g)].map(([, one]) => one!),
    );
    expect([...new Set(asked)].filter((name) => !(name in scripts))).toEqual([]);
  });
});
