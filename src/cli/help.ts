import { catalogue } from '../core/measures/catalogue';
import type { Command } from './options/command';
import { lineWidth, wrapped } from './text/wrap';

type Entry = readonly [name: string, meaning: string];

const common: readonly Entry[] = [
  ['--store DIR', 'where scores are kept (usual: the user’s cache folder)'],
  ['--threads n', 'threads for the model (usual: one a processor core)'],
  ['--json', 'the result as JSON'],
];

/** What the whole program does. */
export function helpText(commands: readonly Command[]): string {
  return [
    'gradus: see which examples of a dataset are easy, hard or wrong, and build\ntraining mixtures from them. Nothing leaves this machine.',
    `Commands\n${definitions(commands.map(({ name, summary }) => [name, summary]))}`,
    `Measures\n${definitions(catalogue.map(({ id, summary }) => [id, summary]))}`,
    'gradus COMMAND --help says more.',
  ].join('\n\n');
}

/** What one command takes. */
export function helpFor({ name, usage, summary, help }: Command): string {
  return `gradus ${name} ${usage}\n${summary}\n\n${definitions([...help, ...common])}`;
}

/** Names with their meanings beside them, the meanings broken to the width of a terminal. */
function definitions(entries: readonly Entry[]): string {
  const indent = 4 + Math.max(...entries.map(([name]) => name.length));
  return entries
    .map(
      ([name, meaning]) =>
        `  ${name}`.padEnd(indent) + wrapped(meaning, lineWidth - indent).join(`\n${' '.repeat(indent)}`),
    )
    .join('\n');
}
