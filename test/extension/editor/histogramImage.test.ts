import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, shownCutOffs } from '../../../src/core/scores/bands';
import { histogramOf } from '../../../src/core/scores/histogram';
import { histogramImage, imageAddress } from '../../../src/extension/editor/histogramImage';
import { directions, scores } from '../../core/scores/columns';

const colours = { easy: '#00e', medium: '#0e0', hard: '#e00', foreground: '#111' };
const bars = (svg: string): string[] => svg.match(/<rect x=[^>]*>/g) ?? [];
const numberIn = (text: string, name: string): number =>
  Number(new RegExp(`${name}="([^"]*)"`).exec(text)?.[1] ?? NaN);

describe('the image of a histogram', () => {
  it('has a bar for every bin, in the colour of its band, as high as its count', () => {
    const law = fc.property(scores, directions, (values, direction) => {
      const histogram = histogramOf(values, 32);
      const { cut } = shownCutOffs(values, direction);
      const drawn = bars(histogramImage(histogram, { cut, direction }, NaN, colours));
      expect(drawn).toHaveLength(histogram.counts.length);
      const highest = Math.max(...drawn.map((bar) => numberIn(bar, 'height')));
      drawn.forEach((bar, bin) => {
        const { edges, counts } = histogram;
        const band = bandOf((edges[bin]! + edges[bin + 1]!) / 2, cut, direction) ?? 'medium';
        expect(bar).toContain(`fill="${colours[band]}"`);
        expect(numberIn(bar, 'height') > 0).toBe(counts[bin]! > 0);
        if (counts[bin] === Math.max(...counts)) expect(numberIn(bar, 'height')).toBe(highest);
      });
    });
    fc.assert(law);
  });

  it('points at the bin that holds the value, at an outermost one for all beyond, and nowhere for none', () => {
    const histogram = { edges: [0, 10, 20, 30, 40], counts: [1, 2, 3, 4], levels: undefined };
    const place = (value: number): number => {
      const image = histogramImage(histogram, { cut: { easy: 10, hard: 30 }, direction: 1 }, value, colours);
      return Number(/<path d="M([\d.-]+) /.exec(image)?.[1] ?? NaN);
    };
    // The image is 320 wide, a bin 80, and the pointer 8: its left corner is 4 before the middle of the bin.
    expect([0, 9.9, 10, 25, 39, 40, -100, 100].map(place)).toEqual([36, 36, 116, 196, 276, 276, 36, 276]);
    expect(place(NaN)).toBeNaN();
  });

  it('is a whole SVG without anything that could run or fetch', () => {
    const image = histogramImage(
      histogramOf([], 8),
      { cut: { easy: NaN, hard: NaN }, direction: 1 },
      1,
      colours,
    );
    expect(image).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*>(<(rect|path) [^<>]*\/>)*<\/svg>$/,
    );
    expect(image).not.toMatch(/NaN|Infinity|href|script|style/);
    const [, data] = /^data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)$/.exec(imageAddress(image))!;
    expect(Buffer.from(data!, 'base64').toString()).toBe(image);
  });
});
