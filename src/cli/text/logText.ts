import { basename } from 'node:path';
import type { Detection } from '../../core/detection/detection';
import type { ImportReport } from '../../core/protocol/importReport';
import type { Painter } from './colour';
import { formatNumber, oneLine } from '../terminal/format';
import { onOneLine } from '../terminal/terminal';
import { detectionNotes } from './detectionText';
import { wrapped } from './wrap';

const mostLines = 3;

/** What was read of a response log, how it was taken, and what could not be used. */
export function logText(log: ImportReport, painter: Painter): string {
  const [first] = log.files;
  const more = log.files.length > 1 ? ` and ${formatNumber(log.files.length - 1)} more files` : '';
  return [
    `${painter.bold(onOneLine(basename(first?.path ?? '')))}${more}: ${formatNumber(log.respondents)} respondents × ${formatNumber(log.items)} items, ${formatNumber(log.answers)} answers`,
    ...(first ? wrapped(`${first.title}: ${first.why}`).map(painter.dim) : []),
    ...takenText(log).flatMap((line) => wrapped(line)),
    ...log.detections.filter((one) => !isTold(one, log)).flatMap((one) => detectionNotes(one)),
    ...log.notes.flatMap((note) => wrapped(note)),
    ...problemLines(log),
  ].join('\n');
}

/** What was left out, added up or taken for granted when a response log was read, a sentence each. */
export function leftOutNotes(log: ImportReport): string[] {
  return [...takenText(log), ...log.notes, ...problemLines(log)];
}

/** Whether it stands in the line that says how answers are scored. */
function isTold({ remedy, taken }: Detection, { choices }: ImportReport): boolean {
  return remedy?.kind === 'chooseScoring' && choices.some((choice) => wayOf(choice) === taken);
}

function wayOf({ metric, filter }: { readonly metric: string; readonly filter: string }): string {
  return [metric, filter].filter(Boolean).join(' after ');
}

function takenText({
  choices,
  merged,
  missing,
  unanswered,
  silent,
  skipped,
  respondents,
}: ImportReport): string[] {
  const chosen = choices
    .filter(({ others }) => others.length > 0)
    .slice(0, mostLines)
    .map(({ part, metric, filter, others }) => {
      const other = others.map(wayOf).join(', ');
      return `${part ? `${part}: ` : ''}scored by ${wayOf({ metric, filter })}; there are also ${other} (--metric, --filter).`;
    });
  const told: (string | false)[] = [
    merged > 0 &&
      respondents > 1 &&
      `${formatNumber(merged)} answers of a respondent to an item that has others were added to them.`,
    missing > 0 &&
      `${formatNumber(missing)} ${missing === 1 ? 'place is' : 'places are'} empty: missing, not wrong.`,
    unanswered.length > 0 && `${named(unanswered, 'item')} answered by nobody.`,
    silent.length > 0 && `${named(silent, 'respondent')} without any answer.`,
    skipped.length > 0 &&
      `${formatNumber(skipped.length)} files hold no answers: ${skipped
        .slice(0, mostLines)
        .map(({ path }) => basename(path))
        .join(', ')}${skipped.length > mostLines ? ' …' : ''}.`,
  ];
  return [...chosen, ...told.filter((line) => line !== false)];
}

function named(names: readonly string[], what: string): string {
  const some = names
    .slice(0, mostLines)
    .map((name) => oneLine(name, 30))
    .join(', ');
  return `${formatNumber(names.length)} ${what}${names.length === 1 ? '' : 's'} (${some}${names.length > mostLines ? ' …' : ''})`;
}

/** What could not be used, the first places of it. */
export function problemLines({
  problems,
  problemCount,
}: Pick<ImportReport, 'problems' | 'problemCount'>): string[] {
  if (problemCount === 0) return [];
  const shown = problems
    .slice(0, mostLines)
    .map(
      ({ file, line, text }) => `  ${oneLine(`${basename(file)}, line ${formatNumber(line)}: ${text}`, 160)}`,
    );
  const more = problemCount > mostLines ? [`  and ${formatNumber(problemCount - mostLines)} more`] : [];
  return [
    `${formatNumber(problemCount)} place${problemCount === 1 ? '' : 's'} could not be used:`,
    ...shown,
    ...more,
  ];
}
