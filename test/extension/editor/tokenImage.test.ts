import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepestShade, tokenImage } from '../../../src/extension/editor/tokenImage';

const colours = { easy: '#111111', medium: '#222222', hard: '#333333', foreground: '#444444' };
const imageOf = (...tokens: readonly [string, number][]): ReturnType<typeof tokenImage> =>
  tokenImage(
    tokens.map(([text, nats]) => ({ text, nats })),
    colours,
  );
const textsIn = (svg: string): string[] =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!);
const shadesIn = (svg: string): number[] =>
  [...svg.matchAll(/fill-opacity="([^"]+)"/g)].map(([, shade]) => Number(shade));

describe('the image of an answer', () => {
  it('shades each token the deeper the less expected it was, none where nothing is known', () => {
    const { svg, hidden } = imageOf(['sure', 0], [' two', 2], [' four', 4], [' odd', 30], [' none', NaN]);
    expect(textsIn(svg)).toEqual(['sure', 'two', 'four', 'odd', 'none']);
    expect(shadesIn(svg)).toEqual(
      [deepestShade / 4, deepestShade / 2, deepestShade].map((one) => Number(one.toFixed(2))),
    );
    expect(hidden).toBe(0);
  });

  it('breaks lines where the answer does and where one is full, and shows the break', () => {
    const { svg } = imageOf(['one\n', 1], ['two', 2], ['x'.repeat(60), 3]);
    const lines = new Set([...svg.matchAll(/<text [^>]*y="(\d+)"/g)].map(([, y]) => y));
    expect(lines.size).toBe(3);
    expect(textsIn(svg).join('')).toBe(`one⏎two${'x'.repeat(60)}`);
  });

  it('says how much of a long answer has no room, and ends in an ellipsis', () => {
    const { svg, hidden } = imageOf(
      ...Array.from({ length: 500 }, (_, at) => [`token${at} `, at % 9] as [string, number]),
    );
    expect(hidden).toBeGreaterThan(400);
    expect(textsIn(svg).at(-1)).toBe('…');
    expect(Number(/height="(\d+)"/.exec(svg)![1])).toBeLessThan(160);
  });

  it('is well-formed and of bounded size, whatever the answer says', () => {
    const hostile = fc.constantFrom(
      '</text><script>alert(1)</script>',
      '"><image href="http://x"/>',
      '&lt;&',
      '\0\x07\x1b[31m',
      '\ud800',
      '\u202e',
      ']]>',
      '<!--',
    );
    const tokens = fc.array(
      fc.tuple(fc.oneof(fc.string({ unit: 'binary' }), hostile), fc.double({ min: 0, max: 50 })),
      { maxLength: 80 },
    );
    const law = fc.property(tokens, (made) => {
      const { svg } = imageOf(...made);
      // Nothing but the elements and attributes that the image itself has, in text that XML allows.
      const bare = svg.replace(/<(svg|rect|text)( [a-zA-Z:-]+="[^"<>&]*")*\/?>|<\/(svg|text)>/g, '');
      expect(bare).not.toMatch(/[<>]/);
      expect(bare).not.toMatch(/&(?!(amp|lt|gt|quot);)/);
      expect(svg).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e]/);
      expect(svg).not.toMatch(/\p{Cs}/u);
      expect(svg.length).toBeLessThan(200_000);
    });
    fc.assert(law);
  });
});

describe('the colours of the image', () => {
  interface Contributed {
    readonly id: string;
    readonly defaults: Readonly<Record<string, string>>;
  }
  const root = join(__dirname, '..', '..', '..');
  const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    contributes: { colors: Contributed[] };
  };
  const hard = contributes.colors.find(({ id }) => id === 'gradus.hard')!.defaults;
  const source = readFileSync(join(root, 'src', 'extension', 'editor', 'colours.ts'), 'utf8');
  const foreground = (kind: string): string => new RegExp(`${kind}: '(#[0-9a-f]{6})'`).exec(source)![1]!;
  const channels = (colour: string): number[] =>
    [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  // Relative luminance and contrast as WCAG 2.2 defines them.
  const luminance = (rgb: readonly number[]): number =>
    rgb
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at]!, 0);

  it.each([
    ['light', '#f8f8f8'],
    ['dark', '#252526'],
    ['highContrast', '#000000'],
    ['highContrastLight', '#ffffff'],
  ])('leave text readable over the deepest shade in a %s theme', (kind, background) => {
    const over = channels(hard[kind]!).map(
      (value, at) => deepestShade * value + (1 - deepestShade) * channels(background)[at]!,
    );
    const [text, shade] = [luminance(channels(foreground(kind))), luminance(over)];
    const contrast = (Math.max(text, shade) + 0.05) / (Math.min(text, shade) + 0.05);
    expect(contrast).toBeGreaterThan(4.5);
  });
});
