import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tipPlace, tipWords } from '../../webview/frame/tipPlace';

const size = fc.integer({ min: 1, max: 900 });

it('A tip lies within its field and covers nothing of what it is about, wherever it has room beside it', () => {
  const cases = fc.record({
    field: fc.record({ width: size, height: size }),
    tip: fc.record({ width: size, height: size }),
    at: fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    about: fc.record({ width: fc.integer({ min: 0, max: 60 }), height: fc.integer({ min: 0, max: 60 }) }),
  });
  fc.assert(
    fc.property(cases, ({ field, tip, at, about }) => {
      const box = {
        left: at.x * field.width - about.width / 2,
        top: at.y * field.height - about.height / 2,
        ...about,
      };
      const { left, top, isClear } = tipPlace(box, tip, field);
      const fits = tip.width <= field.width - 4 && tip.height <= field.height - 4;
      if (fits) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left + tip.width).toBeLessThanOrEqual(field.width);
        expect(top + tip.height).toBeLessThanOrEqual(field.height);
      }
      const across = Math.min(left + tip.width, box.left + box.width) - Math.max(left, box.left);
      const down = Math.min(top + tip.height, box.top + box.height) - Math.max(top, box.top);
      if (isClear) expect(across > 0 && down > 0).toBe(false);
      const room = Math.max(box.left, field.width - box.left - box.width);
      if (fits && room >= tip.width + 8) expect(isClear).toBe(true);
    }),
  );
});

it('The words of a tip are whole, or say by three dots that they are not, and no letter is halved', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 2, max: 90 }),
      (text, most) => {
        const words = tipWords(text, most);
        const isWhole = [...text].length <= most;
        if (isWhole) expect(words).toBe(text);
        else {
          expect([...words].length).toBeLessThanOrEqual(most);
          expect(words.endsWith('…')).toBe(true);
          expect(text.startsWith(words.slice(0, -1))).toBe(true);
          expect(/\p{Cs}/u.test(words)).toBe(/\p{Cs}/u.test(text) && /\p{Cs}/u.test(words));
        }
      },
    ),
  );
});
