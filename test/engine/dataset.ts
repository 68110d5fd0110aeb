import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const animals = ['otter', 'heron', 'lynx', 'gecko', 'walrus', 'ibis', 'marten', 'newt'];
const places = ['river', 'harbour', 'meadow', 'attic', 'glacier', 'orchard', 'tunnel'];
const acts = ['counts', 'hides', 'trades', 'measures', 'divides', 'paints', 'stacks'];

/** One question, the same for the same number and unlike any other. */
export function question(number: number): string {
  const pick = (list: readonly string[], step: number): string =>
    list[Math.floor(number / step) % list.length]!;
  return `A ${pick(animals, 1)} near the ${pick(places, 3)} ${pick(acts, 7)} ${number} shells. How many are left after ${number % 13} are lost?`;
}

/** Writes a dataset of so many different questions with worked answers; gives its path. */
export function writeDataset(folder: string, rows: number, name = `questions-${rows}.jsonl`): string {
  const path = join(folder, name);
  const record = (number: number): string =>
    JSON.stringify({
      id: `q${number}`,
      question: question(number),
      answer: `Start with ${number}.\n${'Take one away.\n'.repeat(number % 5)}#### ${number}`,
      level: `Level ${1 + (number % 5)}`,
    });
  writeFileSync(path, Array.from({ length: rows }, (_, number) => `${record(number)}\n`).join(''));
  return path;
}
