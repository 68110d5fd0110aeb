import { datasetOf, textOptions } from '../options/arguments';
import type { Surroundings } from '../options/command';
import { formatNumber } from '../terminal/format';
import { joinWords } from './importResponses';
import { doubtNote, replacedNote } from '../text/importWords';
import { ProgressLine } from '../terminal/progress';
import { consentOf } from '../options/responsesOptions';
import { onOneLine } from '../terminal/terminal';

const mostNamed = 5;

/** Imports the training dynamics that the arguments name, where they name some: the dataset remembers them. */
export async function importDynamics({ args, engine, signal, note }: Surroundings): Promise<void> {
  const paths = textOptions(args, 'dynamics');
  if (paths.length === 0) return;
  const line = new ProgressLine(process.stderr);
  try {
    const request = { dataset: datasetOf(args), paths, ...consentOf(args) };
    const onProgress = ({ done, total }: { readonly done: number; readonly total: number }): void =>
      line.show({ measure: 'training dynamics', done, total });
    const report = await engine.call('importDynamics', request, { signal, onProgress });
    line.clear();
    const { join, replaced, epochs, examples, incomplete, problems, problemCount } = report;
    const over = epochs > 0 ? ` over ${formatNumber(epochs)} epochs` : '';
    note(
      `Training dynamics of ${formatNumber(examples)} examples${over}; ${formatNumber(join.matched)} are examples here (${formatNumber(join.rows)} rows), found by ${joinWords[join.by!]}.`,
    );
    if (incomplete > 0) note(`${formatNumber(incomplete)} examples lack some of the epochs.`);
    if (join.matched < examples)
      note(onOneLine(`Not found: ${beginning(join.unmatched, examples - join.matched)}`));
    if (problemCount > 0) {
      note(`${formatNumber(problemCount)} lines cannot be used:`);
      for (const { file, line: number, text } of problems.slice(0, mostNamed))
        note(onOneLine(`  ${file}, line ${number}: ${text}`));
    }
    for (const one of [...join.doubts.map(doubtNote), ...join.notes]) note(onOneLine(one));
    if (replaced) note(onOneLine(replacedNote('dynamics', replaced)));
  } finally {
    line.clear();
  }
}

function beginning(names: readonly string[], all: number): string {
  return names.slice(0, mostNamed).join(', ') + (all > mostNamed ? ' …' : '');
}
