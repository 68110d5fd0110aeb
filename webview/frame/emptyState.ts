import * as l10n from '@vscode/l10n';
import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import { button } from './controls';
import { html } from './element';
import { formatDuration, formatExamples } from './format';
import type { Action } from './header';

/** What stands in the panel's place while nothing has come yet. */
export function loadingState(): HTMLElement {
  return html('div', { class: 'empty', role: 'status' }, html('h1', {}, l10n.t('Reading the dataset …')));
}

/** What stands in the panel's place where nothing is scored yet: one sentence, one button. */
export function unscoredState(
  { rows, broken, secondsToScore }: PanelDataset,
  act: (action: Action) => void,
): HTMLElement {
  const usable = rows - broken;
  if (usable <= 0) {
    const none = html('p', {}, l10n.t('There is no example here that can be scored.'));
    const choose = button(l10n.t('Choose Fields…'), 'secondary', () => act('chooseFields'));
    return html('div', { class: 'empty' }, none, choose.element);
  }
  const sentence = l10n.t(
    'Score {0} to see which are easy and which are hard. This takes about {1}.',
    formatExamples(usable),
    formatDuration(secondsToScore),
  );
  const score = button(l10n.t('Score Difficulty'), 'primary', () => act('score'));
  return html('div', { class: 'empty' }, html('p', {}, sentence), score.element);
}
