import * as l10n from '@vscode/l10n';
import { button } from '../frame/controls';
import { html } from '../frame/element';
import { formatNumber } from '../frame/format';

/** The brush to relax: without it, most rows would be left. */
export interface Relaxable {
  readonly title: string;
  readonly rows: number;
  relax(): void;
}

/** What stands in the rows' place where no row passes every brush. */
export function noMatch(relaxable: Relaxable | undefined, clear: () => void): HTMLElement {
  const state = html(
    'div',
    { class: 'empty no-match' },
    html('p', {}, l10n.t('No example passes every brush.')),
  );
  if (relaxable) {
    const { title, rows, relax } = relaxable;
    state.append(
      html('p', {}, l10n.t('Without the brush on {0}, {1} would be selected.', title, formatNumber(rows))),
      button(l10n.t('Clear the Brush on {0}', title), 'primary', relax).element,
    );
  } else state.append(button(l10n.t('Clear Brushes'), 'primary', clear).element);
  return state;
}
