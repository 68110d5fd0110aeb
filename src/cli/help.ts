import { catalogue } from '../core/measures/catalogue';
import type { Command } from './command';
import { textTable } from './textTable';

const common: readonly (readonly [string, string])[] = [
  ['--store DIR', 'where scores are kept (usual: the user’s cache folder)'],
  ['--threads n', 'threads for the model (usual: one a processor core)'],
  ['--json', 'the result as JSON'],
];

/** What the whole program does. */
export function helpText(commands: readonly Command[]): string {
  return [
    'gradus: see which examples of a dataset are easy, hard or wrong, and build training mixtures from them.',
    textTable(
      [],
      commands.map(({ name, usage, summary }) => [`  gradus ${name} ${usage}`, summary]),
      [],
    ),
    `Measures:\n${textTable(
      [],
      catalogue.map(({ id, summary }) => [`  ${id}`, summary]),
      [],
    )}`,
    'gradus COMMAND --help says more. Nothing leaves this machine.',
  ].join('\n\n');
}

/** What one command takes. */
export function helpFor({ name, usage, summary, help }: Command): string {
  const rows = [...help, ...common].map(([option, meaning]) => [`  ${option}`, meaning]);
  return `gradus ${name} ${usage}\n${summary}\n\n${textTable([], rows, [])}`;
}
