import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandLink, plainMarkdown } from '../../../src/extension/editor/markdown';
import { textOf, tokensOf } from './markdownIt';

const hostile = [
  '[x](command:workbench.action.terminal.new)',
  '![i](https://example.com/x.png)',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<https://example.com>',
  'https://example.com/ www.example.com me@example.com',
  '$(zap) :smile: &lt;b&gt; &#91;x&#93;(y)',
  '# heading',
  '1. one\n\n- two\n* three\n+ four',
  '    code\n```\nfence\n```',
  'a | b\n|--|--|\n| c | d',
  '**bold** __bold__ ~~struck~~ `code`',
  'title\n===\nother\n---',
  '[x]: https://example.com\n[x]',
  '\\[x\\](y) \\',
];
const mark = fc.constantFrom(...'[]()<>!`*_~#|\\$&;:/.@-+="\'{} \n\t0a');
const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: mark, maxLength: 25 }),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: mark })), { maxLength: 4 })
    .map((parts) => parts.join('')),
);

/** A text on one line; a renderer shows a zero byte as the replacement character, and no space at an edge. */
const onOneLine = (raw: string): string => raw.replace(/\s+/g, ' ').replaceAll('\0', '\ufffd').trim();

describe('plain markdown', () => {
  it('has no mark left that means anything', () => {
    const law = fc.property(text, (raw) => {
      expect(plainMarkdown(raw).replace(/&(amp|lt|gt|#\d{2,3});/g, '')).not.toMatch(
        /[\\`*_{}[\]()#+\-.!|~$:@/"'<>&\n\r\t]/,
      );
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('is rendered as what stood there and nothing else, alone or in bold', () => {
    const law = fc.property(text, (raw) => {
      fc.pre(onOneLine(raw) !== '');
      const tokens = tokensOf(plainMarkdown(raw));
      const kinds = new Set(tokens.map(({ type }) => type.replace('text_special', 'text')));
      expect([...kinds].sort()).toEqual(['inline', 'paragraph_close', 'paragraph_open', 'text']);
      expect(textOf(tokens)).toBe(onOneLine(raw));
      const behind = textOf(tokensOf(`**x** · ${plainMarkdown(raw)}`));
      expect(onOneLine(behind)).toBe(`x · ${onOneLine(raw)}`);
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('stays in its cell of a table', () => {
    const law = fc.property(text, (raw) => {
      const tokens = tokensOf(`|a|b|\n|--|--|\n|${plainMarkdown(raw)}|end|`);
      expect(tokens.filter(({ type }) => type === 'td_open')).toHaveLength(2);
      expect(tokens.filter(({ type }) => /link|image|html|code|heading/.test(type))).toEqual([]);
      expect(textOf(tokens)).toBe(`ab${onOneLine(raw)}end`);
    });
    fc.assert(law, { numRuns: 300 });
  });
});

describe('a command link', () => {
  it('is one link with the title and the arguments that it was given, whatever they hold', () => {
    const law = fc.property(text, fc.array(fc.oneof(text, fc.integer()), { maxLength: 3 }), (title, args) => {
      fc.pre(onOneLine(title) !== '');
      const tokens = tokensOf(commandLink(title, 'gradus.score', args));
      const links = tokens.filter(({ type }) => type === 'link_open');
      expect(links).toHaveLength(1);
      const [, address] = links[0]!.attrs!.find(([name]) => name === 'href')!;
      const [command, query] = address.split('?');
      expect(command).toBe('command:gradus.score');
      expect(JSON.parse(decodeURIComponent(query!))).toEqual(args);
      expect(onOneLine(textOf(tokens))).toBe(onOneLine(title));
    });
    fc.assert(law, { numRuns: 300 });
  });
});
