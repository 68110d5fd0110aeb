import type { Random } from './random';

const words =
  'the of and to in is you that it he was for on are as with his they at be this have from or one had by word but not what all were we when your can said there use an each which she do how their if will up other about ferry lemon river harbour otter glacier candle number bridge garden window letter island market winter engine forest silver'.split(
    ' ',
  );

/** So many plain words in a row. */
export function prose(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick(words)).join(' ');
}
