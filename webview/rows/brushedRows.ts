import type { PanelHost } from '../../src/core/protocol/panelApi';
import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import type { BinRange } from '../../src/core/scores/crossfilter';
import type { Difficulty } from '../bands/difficulty';
import { html } from '../frame/element';
import type { ExampleTexts } from './exampleTexts';
import { noMatch } from './noMatch';
import { RowList } from './rowList';
import { RowsHead } from './rowsHead';
import { SelectedSet } from './selectedSet';
import type { Selection } from './selection';
import type { Sort } from '../state/sort';
import type { Values } from '../../src/core/numbers/values';

/** What the rows are given to work with. */
export interface BrushedRowsGiven {
  sort(sort: Sort): void;
  brush(id: string, range: BinRange | undefined): void;
  exportSelection(): void;
  reveal(row: number): void;
  readonly describeSet: PanelHost['describeSet'];
}

/** What rows are shown of, and in which order. */
export interface ShownRows {
  readonly dataset: PanelDataset;
  readonly difficulty: Difficulty;
  readonly selection: Selection;
  readonly sort: Sort;
  readonly errors: Values | undefined;
}

/** The rows that the brushes leave, with what can be done with them; where they leave none, a way back. */
export class BrushedRows {
  readonly element: HTMLElement;
  private readonly head: RowsHead;
  private readonly set: SelectedSet;
  private readonly list: RowList;
  private readonly none = html('div', { class: 'rows-none', hidden: true });
  private shown: ShownRows | undefined;

  constructor(
    texts: ExampleTexts,
    private readonly given: BrushedRowsGiven,
  ) {
    this.list = new RowList(texts, (row) => given.reveal(row));
    this.head = new RowsHead({
      sort: (sort) => given.sort(sort),
      clear: () => this.clear(),
      exportSelection: () => given.exportSelection(),
    });
    this.set = new SelectedSet(given.describeSet);
    const parts = [this.head.element, this.set.element, this.list.element, this.none];
    this.element = html('section', { class: 'rows' }, ...parts);
  }

  /** Whether rows can be written: not while the file is another one. */
  setCurrent(isCurrent: boolean): void {
    this.head.setCurrent(isCurrent);
  }

  /** Shows the rows that a selection leaves. */
  show(shown: ShownRows): void {
    this.shown = shown;
    const { dataset, difficulty, selection, sort, errors } = shown;
    const { selected } = selection.filter;
    this.head.show(selected, dataset.rows, selection.ids.length, sort);
    this.list.show(selection.filter.selection(difficulty.order(sort)), difficulty, dataset.states, errors);
    this.set.show(selection.ids.length > 0 && selected > 0 ? () => selection.filter.selection() : undefined);
    this.none.hidden = selected > 0;
    this.none.replaceChildren(...(selected > 0 ? [] : [this.wayBack(shown)]));
  }

  /** Draws the same rows again: their texts have come, their bands have moved, or their place is another. */
  draw(): void {
    this.list.draw();
  }

  /** Shows the first of them. */
  toTop(): void {
    this.list.toTop();
  }

  private clear(): void {
    for (const id of this.shown?.selection.ids ?? []) this.given.brush(id, undefined);
  }

  private wayBack({ dataset, selection }: ShownRows): HTMLElement {
    const best = selection.relaxable();
    const title = dataset.columns.find(({ id }) => id === best?.id)?.title ?? '';
    const relax = (): void => this.given.brush(best!.id, undefined);
    return noMatch(best && { title, rows: best.rows, relax }, () => this.clear());
  }
}
