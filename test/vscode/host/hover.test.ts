import { strict as assert } from 'node:assert';
import type * as vscode from 'vscode';
import { hoverCommands } from '../../../src/extension/editor/hoverText';
import { closeAll, gradus, hoverAt, record, records, score, scored, setting } from './datasets';

const rowsOfTable = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => /^\|/.test(line))
    .slice(2);
const addresses = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, address]) => address!);
const commandOf = (address: string): string | undefined => /^command:([\w.]+)/.exec(address)?.[1];

describe('The hover over a scored example', () => {
  let document: vscode.TextDocument;
  let text: string;

  before(async () => {
    await gradus().activate();
    await setting('measures', undefined);
    const lines = records(40, (number) => record(number, { grade: 3 + (number % 4) }));
    document = await scored('hover.jsonl', `${lines.join('\n')}\n{"question": "half\n`);
    text = (await hoverAt(document.uri, 4))!.value;
  });

  after(closeAll);

  it('begins with the verdict', () => {
    assert.match(text, /^\*\*(Easy|Medium|Hard)\*\* · harder than \d+% of 40 by /);
  });

  it('shows one image, which is part of it and fetches nothing', () => {
    const images = [...text.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, address]) => address!);
    assert.equal(images.length, 1);
    assert.match(images[0]!, /^data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+$/);
    const svg = Buffer.from(images[0]!.split(',')[1]!, 'base64').toString();
    assert.match(svg, /^<svg [^>]*>.*<path [^>]*\/><\/svg>$/);
  });

  it('has at most eight measures, the primary first, and says how many more there are', () => {
    const rows = rowsOfTable(text);
    assert.equal(rows.length, 8);
    assert.match(rows[0]!, /^\|(level|grade)\|level \d/);
    assert.match(text, /\[Show Record and \d+ More\]\(command:gradus\.showRecord/);
    for (const row of rows) assert.equal(row.split('|').length, 5, row);
  });

  it('links to commands of Gradus and to nothing else, and may run no other', async () => {
    const links = addresses(text).filter((address) => !address.startsWith('data:'));
    assert.ok(links.length >= 3);
    assert.deepEqual(
      links.filter((address) => !hoverCommands.includes(commandOf(address) ?? '')),
      [],
    );
    for (const link of links) {
      const [uri] = JSON.parse(decodeURIComponent(link.split('?')[1]!)) as string[];
      assert.equal(uri, document.uri.toString());
    }
    const { isTrusted, supportHtml } = (await hoverAt(document.uri, 4))!;
    assert.deepEqual(isTrusted, { enabledCommands: hoverCommands });
    assert.notEqual(supportHtml, true);
  });

  it('says of a broken record why it cannot be used, and has no verdict', async () => {
    const { value } = (await hoverAt(document.uri, 40))!;
    assert.match(value, /^\*\*Broken\*\* · it is not valid JSON/);
    assert.doesNotMatch(value, /harder than/);
  });

  it('is silent on a blank line', async () => {
    assert.equal(await hoverAt(document.uri, 41), undefined);
  });

  it('is silent where it is switched off, and comes back', async () => {
    await setting('hover.enabled', false);
    assert.equal(await hoverAt(document.uri, 4), undefined);
    await setting('hover.enabled', undefined);
    assert.equal((await hoverAt(document.uri, 4))!.value, text);
  });

  it('shows the two documents of two datasets each its own', async () => {
    const other = await scored('other.jsonl', records(12).join('\n'));
    assert.match((await hoverAt(other.uri, 4))!.value, / of 12 by level/);
    assert.equal((await hoverAt(document.uri, 4))!.value, text);
    await score(document.uri);
    assert.equal((await hoverAt(document.uri, 4))!.value, text);
  });
});
