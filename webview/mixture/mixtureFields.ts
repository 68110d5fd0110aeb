import * as l10n from '@vscode/l10n';
import { checkbox, dropdown, radioGroup, textField } from '../frame/controls';
import { html } from '../frame/element';
import type { MixtureChoices } from '../state/panelState';

/** The fields of the mixture form: which bands, by what, how many rows, in which order. */
export function mixtureFields(
  form: MixtureChoices,
  change: (part: Partial<MixtureChoices>) => void,
  by: HTMLElement,
): HTMLElement {
  const kinds = radioGroup(l10n.t('Mixture'), mixtureChoices(), form.mixture, (value) =>
    change({ mixture: value as MixtureChoices['mixture'] }),
  );
  const size = textField(l10n.t('Size'), form.size, l10n.t('maximum'), (value) => change({ size: value }));
  size.element.classList.add('field-size');
  const seed = textField(l10n.t('Seed'), form.seed, '0', (value) => change({ seed: value }));
  seed.element.classList.add('field-seed');
  const order = dropdown(l10n.t('Order'), (value) => change({ order: value as MixtureChoices['order'] }));
  order.setChoices(orderChoices(), form.order);
  const fill = checkbox(l10n.t('fill from other bands'), form.fill, (checked) => change({ fill: checked }));
  fill.element.title = l10n.t('Where a band has too few rows, the others give the rest.');
  return html(
    'div',
    { class: 'mixture-fields' },
    html('div', { class: 'mixture-line' }, kinds.element, fill.element),
    html(
      'div',
      { class: 'mixture-line' },
      labelled(l10n.t('By'), by),
      labelled(l10n.t('Size'), size.element),
      labelled(l10n.t('Seed'), seed.element),
      labelled(l10n.t('Order'), order.element),
    ),
  );
}

/** The controls name themselves to assistive technology; the words beside them are for the eye. */
function labelled(label: string, control: HTMLElement): HTMLElement {
  return html('span', { class: 'labelled' }, html('span', { 'aria-hidden': 'true' }, label), control);
}

function mixtureChoices(): { value: MixtureChoices['mixture']; label: string }[] {
  return [
    { value: 'easy', label: l10n.t('easy') },
    { value: 'medium', label: l10n.t('medium') },
    { value: 'hard', label: l10n.t('hard') },
    { value: 'balanced', label: l10n.t('balanced') },
    { value: 'easy-and-hard', label: l10n.t('easy and hard') },
    { value: 'all', label: l10n.t('all') },
  ];
}

function orderChoices(): { value: MixtureChoices['order']; label: string }[] {
  return [
    { value: 'source', label: l10n.t('as in the file') },
    { value: 'easy-first', label: l10n.t('easy first') },
    { value: 'hard-first', label: l10n.t('hard first') },
    { value: 'shuffled', label: l10n.t('shuffled') },
  ];
}
