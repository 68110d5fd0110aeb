import * as l10n from '@vscode/l10n';
import type { CalibrationReport } from '../../../src/core/protocol/answers/calibrationReport';
import { dropdown } from '../../frame/controls';
import { Difficulty } from '../../bands/difficulty';
import { html } from '../../frame/element';
import type { ExampleTexts } from '../../rows/exampleTexts';
import { formatNumber } from '../../frame/format';
import { oneLine } from '../../rows/rowLine';
import { listMove } from '../../frame/listMove';
import { Scroller } from '../../frame/scroller';
import { Segments } from '../../frame/segments';
import { flagCounts, flagOrder, flagTitle, type ItemFlag } from './flagGroups';
import { ItemLine } from './itemLine';
import { itemOrder, itemSorts, itemSortWords, type ItemSort } from './itemOrder';

/** The items, all of them or those with a flag, of which only those in sight are drawn. */
export class ItemList {
  readonly element: HTMLElement;
  private readonly list: HTMLElement;
  private readonly spacer = html('div', { class: 'row-spacer', role: 'presentation' });
  private readonly groups = new Segments('radiogroup', l10n.t('Items shown'), (group) => this.turnTo(group));
  private readonly sorting = dropdown(l10n.t('Sort items'), (sort) => this.sortBy(sort as ItemSort));
  private readonly scroller: Scroller;
  private readonly lines: ItemLine[] = [];
  private report: CalibrationReport | undefined;
  private difficulty: Difficulty | undefined;
  private group: ItemFlag | 'all' | undefined;
  private sort: ItemSort = 'hardest';
  private order: Uint32Array = new Uint32Array();
  private chosen: number | undefined;

  constructor(
    private readonly texts: ExampleTexts,
    private readonly choose: (item: number) => void,
  ) {
    const label = l10n.t('Items');
    this.list = html('div', {
      class: 'item-list',
      role: 'listbox',
      tabindex: 0,
      'aria-label': label,
    });
    this.list.append(this.spacer);
    this.scroller = new Scroller(this.list, this.spacer, () => this.draw());
    this.list.addEventListener('keydown', (event) => this.press(event));
    this.list.addEventListener('click', (event) => this.click(event));
    new ResizeObserver(() => this.draw()).observe(this.list);
    const bar = html('div', { class: 'item-bar' }, this.groups.element, this.sorting.element);
    this.element = html('div', { class: 'items' }, bar, columnHeads(), this.list);
  }

  /** The item that stands first. */
  get first(): number | undefined {
    return this.order[0];
  }

  /** Shows the items of a calibration: first those whose key is probably wrong, where there are such. */
  show(report: CalibrationReport): void {
    this.report = report;
    const { items } = report;
    const column = { id: 'b', title: '', unit: '', direction: 1 as const, values: items.difficulty };
    this.difficulty = new Difficulty(column, undefined);
    const counts = flagCounts(items);
    const has = (group: ItemFlag | 'all'): boolean =>
      group === 'all' || counts.some(({ flag }) => flag === group);
    if (this.group === undefined || !has(this.group))
      this.group = has('keyProbablyWrong') ? 'keyProbablyWrong' : 'all';
    this.groups.show(
      [
        ...counts.map(({ flag, items: n }) => ({
          value: flag,
          label: `${flagTitle(flag)} · ${formatNumber(n)}`,
        })),
        { value: 'all', label: l10n.t('All items · {0}', formatNumber(items.names.length)) },
      ],
      this.group,
    );
    const choices = itemSorts.map((value) => ({ value, label: itemSortWords(value) }));
    this.sorting.setChoices(choices, this.sort);
    this.reorder();
  }

  /** Marks the item that is chosen, and brings it into sight; all items are shown where it is not among those shown. */
  mark(item: number | undefined): void {
    this.chosen = item;
    if (item !== undefined && this.report) {
      if (this.group !== 'all' && !this.order.includes(item)) this.turnTo('all');
      this.scroller.reveal(this.order.indexOf(item));
    }
    this.draw();
  }

  /** Draws the items in sight. */
  draw(): void {
    const { report, difficulty } = this;
    if (!report || !difficulty || this.list.clientHeight === 0) return;
    const { first, last, topOf } = this.scroller.window;
    const inSight = this.order.subarray(first, last);
    while (this.lines.length < inSight.length) this.addLine();
    this.lines.forEach((line, at) => {
      line.element.hidden = at >= inSight.length;
      if (line.element.hidden) return;
      const item = inSight[at]!;
      const text = this.texts.get(report.items.row[item]!)?.text;
      line.show(
        {
          ...{ items: report.items, item, position: first + at, of: this.order.length, difficulty },
          chosen: item === this.chosen,
          text: text === undefined ? undefined : oneLine(text),
        },
        topOf(first + at),
      );
    });
    this.markActive();
    this.texts.want([...inSight].map((item) => report.items.row[item]!).filter((row) => row >= 0));
  }

  private turnTo(group: string): void {
    this.group = group === 'all' ? 'all' : flagOrder.find((flag) => flag === group)!;
    this.show(this.report!);
    this.scroller.goTo(0);
    this.draw();
  }

  private sortBy(sort: ItemSort): void {
    this.sort = sort;
    this.reorder();
    this.scroller.goTo(0);
    this.draw();
  }

  private reorder(): void {
    this.order = itemOrder(this.report!.items, this.group!, this.sort);
    this.scroller.resize(this.order.length);
    this.draw();
  }

  private addLine(): void {
    const line = new ItemLine(`item-${this.lines.length}`);
    this.lines.push(line);
    this.list.append(line.element);
  }

  private markActive(): void {
    const line = this.lines.find(({ element, shown }) => !element.hidden && shown === this.chosen);
    if (line) this.list.setAttribute('aria-activedescendant', line.element.id);
    else this.list.removeAttribute('aria-activedescendant');
  }

  private click({ target }: MouseEvent): void {
    const line = this.lines.find(({ element }) => element.contains(target as Node));
    if (line) this.choose(line.shown);
  }

  private press(event: KeyboardEvent): void {
    const now = this.chosen === undefined ? -1 : this.order.indexOf(this.chosen);
    const place = { now, page: this.scroller.page, last: this.order.length - 1 };
    const position = listMove(event.key, place);
    if (position === undefined) return;
    event.preventDefault();
    this.choose(this.order[position]!);
  }
}

function columnHeads(): HTMLElement {
  return html(
    'div',
    { class: 'item-heads', 'aria-hidden': 'true' },
    html('span', {}, l10n.t('b, logits')),
    html('span', {}, l10n.t('item')),
    html('span', {}, l10n.t('correct')),
    html('span', {}, l10n.t('answers')),
  );
}
