import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary';
import { anchorsIn, deadLinks, fileOf, linksIn, pagesOf, whyDead } from './links';

const root = resolve('.');
const pages = pagesOf(root);

describe('The pages', () => {
  it('are found', () => {
    expect(pages).toContain('README.md');
    expect(pages).toContain('CONTRIBUTING.md');
    expect(pages.length).toBeGreaterThan(25);
  });

  it.each(pages)('%s has no dead link', (page) => {
    expect(deadLinks(root, page)).toEqual([]);
  });

  it('are all reached from the README', () => {
    const reached = new Set(['README.md']);
    for (const page of reached)
      for (const { target } of linksIn(readFileSync(join(root, page), 'utf8'))) {
        const file = fileOf(root, page, target);
        if (file?.endsWith('.md') && pages.includes(file)) reached.add(file);
      }
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });

  it('have a README that a newcomer can read in one go', () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(121);
  });
});

describe('A dead link', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'docs/page.md'), '# One thing\n\n## `npm start` opens…\n\n## One thing\n');
  writeFileSync(join(folder, 'picture.png'), '');

  it.each([
    ['docs/page.md', undefined],
    ['docs', undefined],
    ['docs/page.md#one-thing', undefined],
    ['docs/page.md#one-thing-1', undefined],
    ['docs/page.md#npm-start-opens', undefined],
    ['picture.png', undefined],
    ['https://example.com/nothing', undefined],
    ['docs/other.md', 'there is no docs/other.md'],
    ['docs/Page.md', 'there is no docs/Page.md'],
    ['docs/page.md#two', 'docs/page.md has no heading "#two"'],
    ['docs/page.md#one-thing-2', 'docs/page.md has no heading "#one-thing-2"'],
    ['picture.png#part', 'picture.png has no headings'],
    ['../elsewhere.md', 'it does not lead into the project'],
    ['/etc/hosts', 'it does not lead into the project'],
    ['file:///etc/hosts', 'it does not lead into the project'],
  ])('is told: %s', (target, why) => {
    expect(whyDead(folder, 'README.md', target)).toBe(why);
  });

  it('is found in text, pictures, definitions and HTML, not in code and comments', () => {
    const page = [
      '[a](a.md) and ![b](b.png "title") and `[no](no.md)`',
      '```',
      '[no](no.md)',
      '```',
      '<!-- [no](no.md)',
      '-->',
      '[c]: c.md',
      '<img alt="" src="d.png">',
    ].join('\n');
    expect(linksIn(page)).toEqual([
      { target: 'a.md', line: 1 },
      { target: 'b.png', line: 1 },
      { target: 'c.md', line: 7 },
      { target: 'd.png', line: 8 },
    ]);
  });

  it('is looked for in any text: nothing throws, and every heading has an anchor of its own', () => {
    const part = constantFrom('# ', '## ', '[a](', ')', '`', '```\n', '<!--', '-->', '\n', 'a', ' ');
    assert(
      property(array(part), string(), (parts, text) => {
        const page = `${parts.join('')}${text}`;
        linksIn(page);
        anchorsIn(page);
        expect(anchorsIn('# Same\n# Same\n# Same-1\n# Same').size).toBe(4);
      }),
    );
  });
});
