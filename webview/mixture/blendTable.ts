import type { Weights } from '../state/weights';
import * as l10n from '@vscode/l10n';
import type { ColumnHead } from '../../src/core/scores/columnHead';
import { dropdown, textField } from '../frame/controls';
import { html } from '../frame/element';

/** Which measures a blend is of, and how much each weighs. */
export class BlendTable {
  readonly element = html('div', { class: 'blend', role: 'group', 'aria-label': l10n.t('Blend') });
  private readonly add;
  private readonly parts = html('span', { class: 'blend-parts' });
  private columns: readonly ColumnHead[] = [];
  private weights: Weights = {};
  private drawn = '';

  constructor(private readonly change: (weights: Weights) => void) {
    this.add = dropdown(l10n.t('Add a measure'), (id) => {
      if (id !== '') this.take({ ...this.weights, [id]: '1' });
    });
    this.element.append(this.parts, this.add.element);
  }

  /** Shows a blend of these columns; the fields stay, and so the focus, where the same measures are in it. */
  show(columns: readonly ColumnHead[], weights: Weights): void {
    this.columns = columns;
    this.weights = weights;
    const own = columns.filter(({ id }) => id in weights);
    const others = columns.filter(({ id }) => !(id in weights));
    const drawn = JSON.stringify(own.map(({ id, title }) => [id, title]));
    if (drawn !== this.drawn) this.parts.replaceChildren(...own.map((column) => this.part(column)));
    this.drawn = drawn;
    const choices = others.map(({ id, title }) => ({ value: id, label: title }));
    this.add.setChoices([{ value: '', label: l10n.t('Add a measure…') }, ...choices], '');
    this.add.element.hidden = others.length === 0;
  }

  private part({ id, title }: ColumnHead): HTMLElement {
    const weight = textField(l10n.t('Weight of {0}', title), this.weights[id] ?? '', '1', (text) => {
      this.weights = { ...this.weights, [id]: text };
      this.change(this.weights);
    });
    weight.element.classList.add('field-weight');
    const remove = html('button', {
      class: 'bare',
      type: 'button',
      'aria-label': l10n.t('Take {0} out of the blend', title),
    });
    remove.textContent = '✕';
    remove.addEventListener('click', () => {
      const { [id]: _, ...rest } = this.weights;
      this.take(rest);
    });
    return html(
      'span',
      { class: 'blend-part' },
      html('span', { title }, title),
      ' × ',
      weight.element,
      remove,
    );
  }

  private take(weights: Weights): void {
    this.show(this.columns, weights);
    this.change(weights);
  }
}
