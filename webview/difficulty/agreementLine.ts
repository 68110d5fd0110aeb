import * as l10n from '@vscode/l10n';
import type { AgreementReport, ColumnAgreement } from '../../src/core/protocol/answers/agreementReport';
import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import { baseline } from '../../src/core/scores/primary';
import { ScaleChoice, type ScaleWishes } from '../bands/scaleChoice';
import { dropdown } from '../frame/controls';
import { html, setText } from '../frame/element';
import { isKnown } from '../charts/shownColumn';
import { formatCorrelation, formatExamples, formatNumber } from '../frame/format';

/** Which measure is the difficulty, and how well it agrees with what people said. */
export class AgreementLine {
  readonly element: HTMLElement;
  private readonly measure;
  private readonly words = html('span', { class: 'agreement' });
  private readonly scale: ScaleChoice;
  private dataset: PanelDataset | undefined;

  constructor(wishes: ScaleWishes & { choose(id: string): void }) {
    this.measure = dropdown(l10n.t('Difficulty by'), (id) => wishes.choose(id));
    this.scale = new ScaleChoice(wishes);
    const label = html('span', { class: 'by', 'aria-hidden': 'true' }, l10n.t('Difficulty by'));
    this.element = html(
      'div',
      { class: 'agreement-line' },
      label,
      this.measure.element,
      this.words,
      this.scale.element,
    );
  }

  /** Shows which measures there are, and which is the primary one. */
  show(dataset: PanelDataset): void {
    this.dataset = dataset;
    const choices = dataset.columns.filter(isKnown).map(({ id, title }) => ({ value: id, label: title }));
    this.measure.setChoices(choices, dataset.primary ?? '');
    this.scale.show(dataset);
  }

  /** Shows how well the primary measure agrees. */
  agree(report: AgreementReport | undefined): void {
    const { primary, columns } = this.dataset ?? { primary: undefined, columns: [] };
    const other = report && (columns.find(({ id }) => id === report.with)?.title ?? report.with);
    const parts: string[] = [];
    /** An agreement that too few rows tell, or scores that do not differ, is none. */
    const told = (id: string): ColumnAgreement | undefined =>
      report?.columns.find((one) => one.id === id && Number.isFinite(one.agreement.rho));
    const own = primary === undefined || primary === report?.with ? undefined : told(primary);
    const isHuman = report?.with.startsWith('human.');
    if (own && other && isHuman) parts.push(l10n.t('agrees with {0}: ρ {1}', other, estimate(own)));
    else if (own && other) parts.push(l10n.t('correlates with {0}: ρ {1}', other, estimate(own)));
    else if (isHuman && report?.with === primary) parts.push(l10n.t('the dataset’s own difficulty'));
    const length = primary === baseline || report?.with === baseline ? undefined : told(baseline);
    if (length) parts.push(l10n.t('length alone {0}', formatCorrelation(length.agreement.rho)));
    setText(this.words, parts.join(' · '));
    this.words.title = own
      ? l10n.t('Spearman’s rank correlation with its 95% interval, over {0}', formatExamples(own.agreement.n))
      : '';
  }
}

function estimate({ agreement: { rho, low, high, n } }: ColumnAgreement): string {
  const [at, from, to] = [rho, low, high].map(formatCorrelation);
  return l10n.t('{0} ({1} to {2}, n {3})', at!, from!, to!, formatNumber(n));
}
