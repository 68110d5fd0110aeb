import * as l10n from '@vscode/l10n';
import type { CutOffs } from '../../src/core/scores/bands';
import { dropdown } from '../frame/controls';
import type { Difficulty } from './difficulty';
import { html } from '../frame/element';

const usual = 'usual';
const own = 'own';

/** Where easy ends and hard begins, by name: the usual cut-offs, those of a paper, or the user's own. Seen only where there are some with a name. */
export class CutOffChoice {
  readonly element: HTMLElement;
  private readonly list;
  private difficulty: Difficulty | undefined;

  constructor(choose: (cut: CutOffs | 'usual') => void) {
    this.list = dropdown(l10n.t('Cut-offs'), (value) => {
      const preset = this.difficulty?.presets.find((one) => one.preset === value);
      if (preset || value === usual) choose(preset?.cut ?? 'usual');
    });
    const label = html('span', { class: 'by', 'aria-hidden': 'true' }, l10n.t('Cut-offs'));
    this.element = html('span', { class: 'cut-off-choice', hidden: true }, label, this.list.element);
  }

  /** Shows which cut-offs there are for a measure, and which are taken. */
  show(difficulty: Difficulty): void {
    this.difficulty = difficulty;
    const { presets, preset, moved } = difficulty;
    this.element.hidden = presets.length === 0;
    this.element.title = l10n.t('{0} and the like: Hase et al. 2024', presets[0]?.preset ?? '');
    const isOwn = moved && preset === undefined;
    const choices = [
      { value: usual, label: l10n.t('default') },
      ...presets.map((one) => ({ value: one.preset, label: one.preset })),
      ...(isOwn ? [{ value: own, label: l10n.t('your own') }] : []),
    ];
    this.list.setChoices(choices, isOwn ? own : (preset ?? usual));
  }
}
