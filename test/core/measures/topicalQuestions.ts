import type { Example } from '../../../src/core/dataset/example';
import { examplesOf, generator, shuffled } from './given';

const topics: Readonly<Record<string, string>> = {
  astronomy: 'planet star moon orbit comet galaxy telescope eclipse gravity asteroid rocket satellite',
  cooking: 'oven flour butter recipe onion soup spice dough kitchen sauce pepper roast',
  football: 'goal referee striker stadium penalty coach league midfield defender kick trophy season',
  medicine: 'patient fever doctor dose hospital vaccine surgery symptom nurse virus blood clinic',
  music: 'melody chord violin rhythm concert orchestra piano singer drum composer tune harmony',
  trade: 'price tariff export market invoice customer profit factory shipment wage tax supplier',
};
const common =
  'people often ask about this when they want to learn more from one that was seen before and again while others wait near here'.split(
    ' ',
  );

/** Labelled questions of six topics: three words of the topic, one of another and eight that all use. Same seed, same ones. */
export function topicalQuestions(count: number, seed: number): Example[] {
  const random = generator(seed);
  const names = Object.keys(topics);
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return examplesOf(
    Array.from({ length: count }, () => {
      const label = oneOf(names);
      const words = [label, label, label, oneOf(names)].map((name) => oneOf(topics[name]!.split(' ')));
      const rest = Array.from({ length: 8 }, () => oneOf(common));
      const question = shuffled([...words, ...rest], Math.floor(random() * 2 ** 31)).join(' ');
      return { question: `Why ${question}?`, label };
    }),
  );
}
