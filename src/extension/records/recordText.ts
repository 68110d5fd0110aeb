import * as vscode from 'vscode';
import { nameOf } from '../host/target';
import { formatEstimate, formatHarder, formatNumber } from '../words/numbers';
import { withoutVerdict, type Reading } from './reading';
import type { Scores } from './scores';

/** A record to be laid out. */
export interface ShownRecord {
  readonly uri: vscode.Uri;
  /** From 0. */
  readonly line: number;
  readonly text: string;
  readonly reading: Reading | undefined;
  readonly scores: Scores | undefined;
}

/** A record with everything that is known of its difficulty, as JSON with comments. */
export function recordText({ uri, line, text, reading, scores }: ShownRecord): string {
  const where = vscode.l10n.t('{0}, line {1}', nameOf(uri), formatNumber(line + 1));
  const row = reading && reading.row >= 0 ? `, ${vscode.l10n.t('row {0}', formatNumber(reading.row))}` : '';
  return [
    ...[`${where}${row}`, ...difficultyLines(reading, scores)].map((one) => `// ${one}`),
    '',
    pretty(text),
    '',
  ].join('\n');
}

function difficultyLines(reading: Reading | undefined, scores: Scores | undefined): string[] {
  if (!reading || !scores) return [vscode.l10n.t('Not scored yet.')];
  if (reading.state === 'broken')
    return [vscode.l10n.t('This record cannot be used: {0}.', oneLine(reading.problem))];
  const stale =
    reading.state === 'stale' ? [vscode.l10n.t('New or edited since the dataset was scored.')] : [];
  const readings = reading.description?.readings ?? [];
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));
  const width = widest(readings.map(({ title }) => oneLine(title)));
  const numbers = readings.map(formatEstimate);
  const units = readings.map(({ unit }) => oneLine(unit));
  const [numberWidth, unitWidth] = [widest(numbers), widest(units)];
  const rows = readings.map((one, at) =>
    [
      `${oneLine(one.title).padEnd(width)} `,
      numbers[at]!.padStart(numberWidth),
      units[at]!.padEnd(unitWidth),
      one.direction === 0 ? '' : vscode.l10n.t('harder than {0}', formatHarder(one)),
    ]
      .join(' ')
      .trimEnd(),
  );
  const said = reading.description;
  const verdict = said
    ? [said.verdict, said.responses.words].filter(Boolean).join(' · ')
    : `${withoutVerdict(reading)}.`;
  const errors = readings.some(({ error }) => error !== undefined)
    ? ['', vscode.l10n.t('± is one standard error.')]
    : [];
  return [oneLine(verdict), ...stale, '', ...rows, ...errors];
}

/** Names of fields come from the data: one with a line break must not end the comment. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
