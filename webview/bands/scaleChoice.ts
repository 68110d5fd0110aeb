import * as l10n from '@vscode/l10n';
import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import { button } from '../frame/controls';
import { html, setText } from '../frame/element';
import { LevelOrder } from './levelOrder';

/** What somebody may want of how a difficulty is read. */
export interface ScaleWishes {
  /** Its hard end is to be the easy one. */
  turnRound(path: string): void;
  /** Its levels have this order, the easiest first. */
  orderLevels(levels: readonly string[]): void;
}

/** Which end of the dataset's own difficulty is hard, and in which order its levels are: said, and changed, where bands go by it. */
export class ScaleChoice {
  private readonly words = html('span', { class: 'by' });
  private readonly order: LevelOrder;
  readonly element: HTMLElement;
  private path = '';

  constructor({ turnRound, orderLevels }: ScaleWishes) {
    this.order = new LevelOrder(orderLevels);
    const turn = button(l10n.t('Turn Round'), 'secondary', () => turnRound(this.path));
    turn.element.title = l10n.t('Make the hard end the easy one');
    this.element = html(
      'span',
      { class: 'scale-choice', hidden: true },
      this.words,
      turn.element,
      this.order.element,
    );
  }

  /** Shows how the difficulty that bands go by is read; nothing where it is not the dataset's own. */
  show({ scale, primary }: Pick<PanelDataset, 'scale' | 'primary'>): void {
    this.element.hidden = !scale || scale.id !== primary;
    if (!scale) return;
    this.path = scale.path;
    setText(this.words, scale.isRising ? l10n.t('higher is harder') : l10n.t('higher is easier'));
    this.order.show(scale.levels);
  }
}
