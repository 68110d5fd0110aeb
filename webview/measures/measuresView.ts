import * as l10n from '@vscode/l10n';
import type { CorrelationReport } from '../../src/core/protocol/answers/correlationReport';
import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import { html, setText } from '../frame/element';
import { formatExamples } from '../frame/format';
import { Matrix, type MatrixWishes } from './matrix';
import { standingsTable } from './standings';

/** Which measure to trust: the sentence, the models, how every measure stands, and how they agree with each other. */
export class MeasuresView {
  readonly element: HTMLElement;
  private readonly words = html('p', { class: 'trust-words', role: 'status' });
  private readonly note = html('p', { class: 'trust-note' });
  private readonly models = html('ul', { class: 'models', 'aria-label': l10n.t('Models') });
  private readonly standings = html('section', { class: 'standings-part', tabindex: 0 });
  private readonly matrix: Matrix;
  private readonly body: HTMLElement;

  constructor(wishes: MatrixWishes) {
    this.matrix = new Matrix(wishes);
    this.standings.setAttribute('aria-label', l10n.t('Which measure to trust'));
    const matrix = html(
      'section',
      { class: 'matrix-side', 'aria-label': l10n.t('Correlations') },
      html('h2', {}, l10n.t('Correlations')),
      this.matrix.element,
    );
    this.body = html('div', { class: 'trust-body' }, this.standings, matrix);
    const title = html('h2', {}, l10n.t('Which measure to trust'));
    this.element = html('div', { class: 'trust' }, title, this.words, this.note, this.models, this.body);
  }

  /** Shows which models the scores of a dataset are made with. */
  showModels({ models = [] }: PanelDataset): void {
    this.models.hidden = models.length === 0;
    const roles = { encoder: l10n.t('Encoder'), languageModel: l10n.t('Language model') };
    this.models.replaceChildren(
      ...models.map(({ role, name, about }) =>
        html('li', {}, html('b', {}, `${roles[role]}: ${name}`), about === '' ? '' : ` · ${about}`),
      ),
    );
  }

  /** Shows correlations; undefined where they could not be had. */
  show(report: CorrelationReport | undefined, rows: number): void {
    const isThere = report !== undefined && report.columns.length > 0;
    this.body.hidden = !isThere;
    this.note.hidden = !isThere || report.rows >= rows;
    setText(this.words, report?.words ?? l10n.t('How the measures agree is not known now.'));
    if (!isThere) return;
    setText(this.note, l10n.t('Over a sample of {0}.', formatExamples(report.rows)));
    this.standings.replaceChildren(standingsTable(report));
    this.matrix.show(report);
  }

  /** Says that the correlations are on their way. */
  wait(): void {
    if (this.body.hidden) setText(this.words, l10n.t('Comparing the measures…'));
  }
}
