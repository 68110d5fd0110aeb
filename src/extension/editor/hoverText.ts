import { l10n } from 'vscode';
import { columnFamilies } from '../../core/measures/catalogue';
import type { MeasureReading } from '../../core/scores/describe';
import { withoutVerdict, type Reading } from '../records/reading';
import type { Scores } from '../records/scores';
import { histogramImage, imageAddress, type ImageColours } from './histogramImage';
import { commandLink, plainMarkdown } from './markdown';
import { formatHarder, formatReading } from '../words/numbers';
import { tellingReadings } from './tellingReadings';

const mostMeasures = 8;

/** The commands that a hover may run. */
export const hoverCommands = ['gradus.showRecord', 'gradus.openPanel', 'gradus.score', 'gradus.nextHardest'];

/** What a hover says of a record, as markdown: the verdict first. `uri` and `line` (from 0) tell the commands where. */
export function hoverText(
  scores: Scores,
  reading: Reading,
  place: { readonly uri: string; readonly line: number },
  colours: ImageColours,
): string {
  const { description, state } = reading;
  const readings = (description?.readings ?? []).filter(({ value }, at) => at === 0 || !Number.isNaN(value));
  return [
    verdictOf(reading),
    ...(state === 'stale' ? [staleNote()] : []),
    ...(description && !Number.isNaN(readings[0]!.value) ? [imageOf(scores, readings[0]!, colours)] : []),
    // Above the table: VS Code cuts a high hover off at the bottom.
    linksOf(place, readings.length - mostMeasures, state),
    ...(readings.length > 0 ? [tableOf(scores, shownOf(scores, readings))] : []),
  ].join('\n\n');
}

/** What a hover says while the scores of a text are still on their way. */
export function scoresComingText(): string {
  return l10n.t('Gradus is fetching the scores. Hover again to see them.');
}

function verdictOf(reading: Reading): string {
  const { verdict, more } = verdictParts(reading);
  return [`**${plainMarkdown(verdict)}**`, ...(more ? [plainMarkdown(more)] : [])].join(' · ');
}

/** The verdict on a record in a word or two, and what is said after it; empty where nothing is. */
export function verdictParts(reading: Pick<Reading, 'state' | 'description' | 'problem'>): {
  readonly verdict: string;
  readonly more: string;
} {
  const { state, description, problem } = reading;
  if (state === 'broken') return { verdict: l10n.t('Broken'), more: problem };
  if (!description) return { verdict: withoutVerdict(reading), more: '' };
  const [verdict, ...rest] = description.verdict.split(' · ');
  const { responses, readings } = description;
  const isTold = Number.isNaN(readings[0]!.value) || responses.column === readings[0]!.id;
  const exact = isTold ? '' : ` (${formatReading(readings[0]!)})`;
  const said = `${rest.join(' · ')}${exact}`;
  return { verdict: verdict!, more: [said, responses.words].filter(Boolean).join(' · ') };
}

/** What is said of scores that are not those of a record as it is now. */
export function staleWords(): string {
  return l10n.t(
    'New or edited since the dataset was scored: measures that look at the whole dataset are missing until it is scored again.',
  );
}

function staleNote(): string {
  return `$(history) ${staleWords()}`;
}

function imageOf(scores: Scores, { value }: MeasureReading, colours: ImageColours): string {
  const svg = histogramImage(scores.histogram, scores.distribution(scores.primary!), value, colours);
  return `![${l10n.t('How often each difficulty occurs, this example marked')}](${imageAddress(svg)})`;
}

function shownOf({ snapshot }: Scores, readings: readonly MeasureReading[]): MeasureReading[] {
  return tellingReadings(readings, columnFamilies(snapshot.dataset.map), mostMeasures);
}

function tableOf(scores: Scores, readings: readonly MeasureReading[]): string {
  const stale = new Set(scores.all.filter((one) => one.stale).map(({ id }) => id));
  const rows = readings.map(
    (reading) =>
      `|${plainMarkdown(reading.title)}${stale.has(reading.id) ? ' $(history)' : ''}|${plainMarkdown(formatReading(reading))}|${formatHarder(reading)}|`,
  );
  return [
    `|${l10n.t('measure')}|${l10n.t('value')}|${l10n.t('harder than')}|`,
    '|:--|--:|--:|',
    ...rows,
  ].join('\n');
}

function linksOf(
  { uri, line }: { readonly uri: string; readonly line: number },
  more: number,
  state: Reading['state'],
): string {
  const record = more > 0 ? l10n.t('Show Record and {0} More', more) : l10n.t('Show Record');
  return [
    commandLink(record, 'gradus.showRecord', [uri, line]),
    commandLink(l10n.t('Next Hardest'), 'gradus.nextHardest', [uri]),
    commandLink(l10n.t('Open Panel'), 'gradus.openPanel', [uri]),
    ...(state === 'stale' || state === 'unscored'
      ? [commandLink(l10n.t('Score Again'), 'gradus.score', [uri])]
      : []),
  ].join(' · ');
}
