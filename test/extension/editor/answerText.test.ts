import { expect, it } from 'vitest';
import { answerText } from '../../../src/extension/editor/answerText';
import { textOf, tokensOf } from './markdownIt';

const colours = { easy: '#111111', medium: '#222222', hard: '#333333', foreground: '#444444' };
const picture = /!\[[^\]]*\]\(data:image\/svg\+xml;base64,([^)]+)\)/g;
const pictures = (text: string): string[] =>
  [...text.matchAll(picture)].map(([, data]) => Buffer.from(data!, 'base64').toString());
const seen = (markdown: string): string => textOf(tokensOf(markdown)).replace(/ +/g, ' ').trim();

it('draws the tokens of an answer, and says what the shades are', () => {
  const answer = ['It', ' is', ' ![x](http://y)', ' four'].map((text, at) => ({ text, nats: 1.5 * at }));
  const text = answerText(answer, colours);
  expect(seen(text)).toContain('The answer by surprisal: the darker, the less expected (at most 4.50 nats)');
  expect(pictures(text).length).toBe(1);
  expect(pictures(text)[0]).toContain('four</text>');
  // Nothing that an answer says becomes a link or an image.
  expect(text).not.toContain('http://y');
});

it('says how much of a long answer it does not show', () => {
  const long = Array.from({ length: 900 }, () => ({ text: ' word', nats: 1 }));
  expect(seen(answerText(long, colours))).toMatch(/· \d+ of 900 tokens are not shown/);
});
