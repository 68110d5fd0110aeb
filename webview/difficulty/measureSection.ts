import { html, setAttributes, setText } from '../frame/element';
import { formatNumber } from '../frame/format';
import type { MeasureGroup } from './measureGroups';

/** A group of measures: its heading, which opens and closes it, and the list of its rows. */
export class MeasureSection {
  readonly element: HTMLElement;
  private readonly list = html('div', { class: 'measure-group', role: 'list' });
  private readonly heading = html('button', { class: 'bare measure-heading', type: 'button' });

  constructor(toggle: () => void) {
    this.heading.addEventListener('click', toggle);
    this.element = html('div', { class: 'measure-section' }, this.heading, this.list);
  }

  /** Shows these rows under its heading, which says whether they are all; rows that stay keep their element, and so the focus. */
  show({ title, columns }: MeasureGroup, isOpen: boolean, rows: readonly HTMLElement[]): void {
    this.heading.hidden = title === '';
    setText(this.heading, `${title} · ${formatNumber(columns.length)}`);
    setAttributes(this.heading, { 'aria-expanded': isOpen ? 'true' : 'false' });
    if (title !== '') this.list.setAttribute('aria-label', title);
    this.list.hidden = rows.length === 0;
    for (const old of [...this.list.children]) if (!rows.includes(old as HTMLElement)) old.remove();
    rows.forEach((row, at) => {
      if (this.list.children[at] !== row) this.list.insertBefore(row, this.list.children[at] ?? null);
    });
  }
}
