import * as l10n from '@vscode/l10n';
import { panelViews, type PanelHost, type PanelView } from '../../src/core/protocol/panelApi';
import type { Activity } from '../../src/core/protocol/activity';
import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import { isBetweenMeasures, standingOf, type Standing } from '../../src/core/protocol/standing';
import { button } from './controls';
import { html, setText } from './element';
import { formatExamples, formatNumber } from './format';
import { menuButton } from './menu';
import { ReadingLine } from './readingLine';
import { Segments } from './segments';

/** A thing the extension does when asked. */
export type Action = Parameters<PanelHost['act']>[0]['action'];

/** The name of the dataset, what is known of it, and what can be done with it. */
export class Header {
  readonly element: HTMLElement;
  private readonly name = html('h1', { class: 'name' });
  private readonly facts = html('span', { class: 'facts' });
  private readonly broken = html('button', { class: 'bare link', hidden: true });
  private readonly stale = html('span', { class: 'stale-note', hidden: true });
  private readonly score = button('', 'secondary', () => this.act('score'));

  private readonly tabs: Segments;
  private readonly reading: ReadingLine;

  private offered: string | undefined;
  private isIdle = true;

  constructor(
    private readonly act: (action: Action) => void,
    turnTo: (view: PanelView) => void,
  ) {
    this.tabs = new Segments('tablist', l10n.t('Views'), (view) => turnTo(view as PanelView), viewPanel);
    this.broken.addEventListener('click', () => act('showProblems'));
    this.stale.title = l10n.t('New or edited since the dataset was scored');
    this.broken.title = l10n.t('Show the problems');
    this.reading = new ReadingLine(() => act('chooseFields'));
    const menu = menuButton(l10n.t('More'), [
      { label: l10n.t('Score Again…'), act: () => act('score') },
      { label: l10n.t('Choose Fields…'), act: () => act('chooseFields') },
      { label: l10n.t('Export Scores…'), act: () => act('exportScores') },
      { label: l10n.t('Show Log'), act: () => act('showLog') },
    ]);
    const buttons = html('div', { class: 'header-buttons' }, this.score.element, menu);
    this.element = html(
      'header',
      { class: 'header' },
      this.name,
      this.facts,
      this.broken,
      this.stale,
      this.tabs.element,
      buttons,
      this.reading.element,
    );
  }

  /** Shows what is known of a dataset. */
  show(dataset: PanelDataset): void {
    const { name, rows, broken, brokenLines = broken, primary, columns } = dataset;
    const standing = standingOf(dataset, broken);
    const { stale } = standing;
    setText(this.name, name);
    this.reading.show(dataset.detections);
    this.name.title = name;
    const isScored = primary !== undefined;
    setText(this.facts, [formatExamples(rows), ...(isScored ? factsOf(standing) : [])].join(' · '));
    this.facts.title = isScored ? l10n.t('Scored: by every measure that was asked for') : '';
    this.broken.hidden = broken === 0;
    setText(
      this.broken,
      brokenLines === 1 ? l10n.t('1 broken line') : l10n.t('{0} broken lines', formatNumber(brokenLines)),
    );
    this.stale.hidden = stale === 0;
    setText(this.stale, l10n.t('{0} stale', formatNumber(stale)));
    const someStale = columns.some((column) => column.stale);
    this.offer(isScored ? offerOf(standing, someStale) : undefined);
  }

  /** Shows which view is seen. */
  showView(view: PanelView): void {
    const words: Record<PanelView, string> = {
      difficulty: l10n.t('Difficulty'),
      map: l10n.t('Data Map'),
      measures: l10n.t('Measures'),
      responses: l10n.t('Responses'),
    };
    this.tabs.show(
      panelViews.map((value) => ({ value, label: words[value] })),
      view,
    );
  }

  /** Scoring is not offered while it goes on, nor twice where it stopped. */
  setActivity({ kind }: Activity): void {
    this.isIdle = kind === 'idle';
    this.offer(this.offered);
  }

  private offer(label: string | undefined): void {
    this.offered = label;
    this.score.element.hidden = label === undefined || !this.isIdle;
    if (label !== undefined) this.score.value = label;
  }
}

/** The id of the element that a view is in. */
export function viewPanel(view: string): string {
  return `view-${view}`;
}

/** How many rows are scored, and where that does not tell it, how many are not and how many measures are done. */
function factsOf(standing: Standing): string[] {
  const { scored, stale, missing, done, measures } = standing;
  return [
    l10n.t('{0} scored', formatNumber(scored)),
    ...(missing > 0 && scored + stale > 0 ? [l10n.t('{0} not scored', formatNumber(missing))] : []),
    ...(isBetweenMeasures(standing)
      ? [l10n.t('{0} of {1} measures', formatNumber(done), formatNumber(measures))]
      : []),
  ];
}

function offerOf(standing: Standing, staleColumns: boolean): string | undefined {
  const { stale, missing } = standing;
  if (isBetweenMeasures(standing)) return l10n.t('Score the Rest');
  if (stale > 0) return l10n.t('Rescore {0} Stale', formatNumber(stale));
  if (missing > 0) return l10n.t('Score {0} More', formatNumber(missing));
  return staleColumns ? l10n.t('Rescore Stale Measures') : undefined;
}
