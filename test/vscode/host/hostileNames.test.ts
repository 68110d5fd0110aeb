import { strict as assert } from 'node:assert';
import type * as vscode from 'vscode';
import { hoverCommands } from '../../../src/extension/editor/hoverText';
import { textOf, tokensOf } from '../../extension/editor/markdownIt';
import { closeAll, gradus, hoverAt, question, records, scored, setting } from './datasets';

const names = [
  '[x](command:workbench.action.terminal.new)',
  '<script>alert(1)</script>',
  '![i](https://example.com/x.png)',
  'a | b ` c ** d',
  'first\n\n# second\r\n- third',
  '$(zap) https://example.com/ &lt;b&gt;',
];
const scale = ['easy', 'medium', 'hard'];

describe('Field names that would like to be markdown', () => {
  let hover: vscode.MarkdownString;

  before(async () => {
    await gradus().activate();
    // Of several kinds of measure the hover would show but some of each.
    await setting('measures', ['human']);
    const lines = records(30, (number) => {
      const levels = names.map((name, at) => [name, scale[(number + at) % 3]] as const);
      return JSON.stringify({ question: question(number), answer: 'two', ...Object.fromEntries(levels) });
    });
    const { uri } = await scored('hostile (names) [x].jsonl', lines.join('\n'));
    hover = (await hoverAt(uri, 7))!;
  });

  after(closeAll);

  it('stand in the hover as they are', () => {
    const shown = textOf(tokensOf(hover.value));
    const missing = names.filter((name) => !shown.includes(name.replace(/\s+/g, ' ')));
    assert.deepEqual(missing, []);
  });

  it('become no link, no image, no HTML, no code and no heading', () => {
    const tokens = tokensOf(hover.value);
    const kinds = new Set(tokens.map(({ type }) => type));
    for (const kind of kinds) assert.doesNotMatch(kind, /html|code|fence|heading|bullet|hr|linkify/);
    const of = (type: string, name: string): string[] =>
      tokens
        .filter((one) => one.type === type)
        .map(({ attrs }) => attrs!.find(([attr]) => attr === name)![1]);
    const commands = of('link_open', 'href').map((href) => /^command:([\w.]+)\?/.exec(href)?.[1] ?? href);
    assert.deepEqual(
      commands.filter((one) => !hoverCommands.includes(one)),
      [],
    );
    assert.ok(of('image', 'src').every((src) => src.startsWith('data:image/svg+xml;base64,')));
    assert.deepEqual(hover.isTrusted, { enabledCommands: hoverCommands });
  });

  it('become no symbol: the only ones are those of Gradus', () => {
    const symbols = hover.value.match(/\$\([\w~-]+\)/g) ?? [];
    assert.deepEqual(
      symbols.filter((symbol) => symbol !== '$(history)'),
      [],
    );
  });

  it('break no row of the table', () => {
    const rows = hover.value.split('\n').filter((line) => line.startsWith('|'));
    assert.ok(rows.length > names.length);
    for (const row of rows) assert.equal(row.split('|').length, 5, row);
  });
});
