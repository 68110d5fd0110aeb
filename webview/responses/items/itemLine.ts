import type { ItemColumns } from '../../../src/core/protocol/answers/calibrationColumns';
import type { Difficulty } from '../../bands/difficulty';
import { html, setAttributes, setText } from '../../frame/element';
import { formatDecimals, formatNumber, formatShare } from '../../frame/format';
import { shownName } from '../../rows/rowLine';
import { flagsOf, flagTitle, isMarked } from './flagGroups';
import { itemTip } from './itemWords';

/** How many heights of marks tell difficulty. */
const heights = 5;

/** What is shown of an item in a list. */
export interface ItemFacts {
  readonly items: ItemColumns;
  readonly item: number;
  readonly position: number;
  readonly of: number;
  readonly difficulty: Difficulty;
  readonly chosen: boolean;
  /** Its example's text, where it has one and it has come. */
  readonly text: string | undefined;
}

/** One item of the list; an element that is used again for others. */
export class ItemLine {
  readonly element: HTMLElement;
  private readonly mark = html('span', { class: 'row-mark', 'aria-hidden': 'true' });
  private readonly value = html('span', { class: 'item-b' });
  private readonly flag = html('span', { class: 'item-flag' });
  private readonly text = html('bdi', { class: 'row-text', dir: 'auto' });
  private readonly correct = html('span', { class: 'item-correct' });
  private readonly answers = html('span', { class: 'item-answers' });
  private item = -1;

  constructor(id: string) {
    this.element = html('div', { class: 'item-row', role: 'option', id });
    this.element.append(this.mark, this.value, this.flag, this.text, this.correct, this.answers);
  }

  /** The item that it shows. */
  get shown(): number {
    return this.item;
  }

  /** Shows an item at a place of the list. */
  show(facts: ItemFacts, top: number): void {
    const { items, item, position, of, difficulty, chosen, text } = facts;
    this.item = item;
    const percentile = difficulty.percentile(item);
    this.element.style.transform = `translateY(${top}px)`;
    setAttributes(this.element, {
      'aria-setsize': of,
      'aria-posinset': position + 1,
      'aria-selected': chosen ? 'true' : 'false',
      'data-band': difficulty.band(item) ?? 'none',
      'data-height': Number.isNaN(percentile)
        ? 0
        : 1 + Math.min(heights - 1, Math.floor(heights * percentile)),
      title: itemTip(items, item).join('\n'),
    });
    setText(this.value, formatDecimals(items.difficulty[item]!, 2));
    const flags = flagsOf(items, item);
    setText(this.flag, flags[0] === 'keyProbablyWrong' ? '◆' : isMarked(items, item) ? '○' : '');
    setAttributes(this.flag, {
      role: isMarked(items, item) ? 'img' : undefined,
      'aria-label': isMarked(items, item) ? flags.map(flagTitle).join(', ') : undefined,
    });
    setText(this.text, text || shownName(items.names[item]!));
    setText(this.correct, formatShare(items.pCorrect[item]!));
    setText(this.answers, formatNumber(items.attempts[item]!));
  }
}
