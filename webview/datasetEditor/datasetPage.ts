import * as l10n from '@vscode/l10n';
import { isMessage, type Message } from '../../src/core/message';
import type { Activity } from '../../src/core/protocol/activity';
import type { HeadReport } from '../../src/core/protocol/browsing/headReport';
import type { RowSort } from '../../src/core/protocol/browsing/browsingApi';
import type { RowCells } from '../../src/core/protocol/browsing/rowCells';
import {
  datasetEditorAnswers,
  datasetEditorMessages,
  type DatasetEditorApi,
  type DatasetEditorHost,
  type EditorDataset,
  type Opening,
} from '../../src/core/protocol/datasetEditorApi';
import { ActivityBar } from '../frame/activityBar';
import { ChangedNote } from '../frame/changedNote';
import { html } from '../frame/element';
import { formatNumber } from '../frame/format';
import { Notice } from '../frame/notice';
import { asActivity, expected } from '../frame/payload';
import type { EditorMemory } from './editorMemory';
import { FactsTip } from './factsTip';
import { Grid } from './grid';
import { OpeningNote } from './openingNote';
import { RecordPane } from './recordPane';
import { areSameRecords } from './sameRecords';
import { RowPages } from './rowPages';
import { RowSearch } from './rowSearch';
import { RowSorting } from './rowSorting';
import { StatusLine } from './statusLine';
import { Toolbar } from './toolbar';

/** A dataset as a table, with the record that the keyboard is at in full. */
export class DatasetPage implements DatasetEditorApi {
  private readonly bar: ActivityBar;
  private readonly changed = new ChangedNote();
  private readonly notice = new Notice();
  private readonly status = new StatusLine();
  private readonly openingNote: OpeningNote;
  private readonly search: RowSearch;
  private readonly sorting: RowSorting;
  private readonly toolbar: Toolbar;
  private readonly pages: RowPages;
  private readonly grid: Grid;
  private readonly record: RecordPane;
  private readonly tip: FactsTip;
  private readonly body: HTMLElement;
  private dataset: EditorDataset | undefined;
  private goingTo: number | undefined;

  constructor(
    root: HTMLElement,
    private readonly host: DatasetEditorHost,
    private readonly memory: EditorMemory,
  ) {
    this.bar = new ActivityBar((action) => this.perform(host.act({ action })));
    const say = (error: unknown): void => this.notice.say(error);
    this.openingNote = new OpeningNote(this.status, (action) => this.perform(host.act({ action })));
    this.sorting = new RowSorting(host, this.status, say);
    this.search = new RowSearch({
      ...{ host, status: this.status, say },
      grid: () => this.grid,
      sort: () => this.sorting.now,
      isOpen: () => this.dataset !== undefined,
    });
    this.toolbar = new Toolbar(this.search.box.element, {
      sort: (sort) => void this.order(sort),
      goToLine: (line) => void this.goToPlace('line', line),
      act: (action) => this.perform(host.act({ action })),
    });
    this.pages = new RowPages(
      host,
      () => this.arrived(),
      (error) => this.notice.cannotRead(error),
    );
    this.grid = new Grid(
      {
        pages: this.pages,
        moved: (position, row) => this.moved(position, row),
        open: () => this.open(true),
        sort: (path) => void this.order(this.sorting.next(path)),
        resized: (widths) => memory.change({ widths }),
        pointed: (row, element) => this.tip.point(row, element),
      },
      memory.now.widths,
    );
    this.record = new RecordPane(
      host,
      (error) => this.notice.say(error),
      () => this.open(false),
    );
    this.tip = new FactsTip(host);
    const parts = [this.grid, this.record, this.tip].map(({ element }) => element);
    this.body = html('div', { class: 'editor-body' }, ...parts);
    const above = [this.toolbar, this.bar, this.changed, this.notice].map(({ element }) => element);
    root.append(...above, this.body, this.status.element);
    this.record.element.hidden = !memory.now.isOpen;
    this.toolbar.wait(l10n.t('Reading the dataset …'));
    window.addEventListener('keydown', (event) => this.press(event));
  }

  /** Shows the first records, until all are known. */
  head(value: HeadReport): void {
    const { columns, rows } = expected(datasetEditorMessages.head, value, 'These are no records.');
    if (this.dataset) return;
    this.pages.hold(rows);
    this.grid.show(columns, rows.length, undefined);
    this.toolbar.wait(l10n.t('The first {0} records', formatNumber(rows.length)));
  }

  /** Says how far the dataset is read, or why it is not. */
  opening(value: Opening): void {
    const state = expected(datasetEditorMessages.opening, value, 'This is not how a dataset is opened.');
    this.openingNote.show(state);
    if (state.kind !== 'failed') return;
    this.notice.say(new Error(state.words));
    if (this.grid.length === 0) this.toolbar.wait(l10n.t('Not read'));
  }

  /** Shows a dataset in place of what was shown. */
  show(value: EditorDataset): void {
    const dataset = expected(datasetEditorMessages.show, value, 'This is not a dataset.');
    const before = this.dataset;
    const isSame = areSameRecords(before, dataset);
    this.dataset = dataset;
    this.notice.clear();
    this.pages.fetchBy(this.fetched(), isSame || (!before && !this.sorting.now));
    this.grid.show(dataset.columns, dataset.rows, dataset.primary);
    this.toolbar.show(dataset, this.sorting.now);
    this.restWords();
    if (isSame) this.record.refreshFacts();
    else this.record.forget();
    if (this.grid.active !== undefined) this.moved(this.grid.active, this.pages.get(this.grid.active));
    if (!before) void this.comeBack();
    else if (!isSame || this.sorting.now?.by === 'measure') void this.order(this.sorting.now);
  }

  /** Shows what the engine is doing in place of what it was doing. */
  activity(value: Activity): void {
    this.bar.show(asActivity(value));
  }

  /** Says that the file is not any more what is shown; or that it is. */
  fileChanged(value: Message<(typeof datasetEditorMessages)['fileChanged']>): void {
    this.changed.show(expected(datasetEditorMessages.fileChanged, value, 'This is not a sentence.').words);
  }

  /** Goes to a row. */
  goTo(value: Message<(typeof datasetEditorMessages)['goTo']>): void {
    const { row } = expected(datasetEditorMessages.goTo, value, 'This is not a row.');
    this.goingTo = row;
    void this.goToPlace('row', row).then(() => this.open(true));
  }

  /** What was shown before the page was hidden: the order, and where the keyboard was. */
  private async comeBack(): Promise<void> {
    const { sort, position, isOpen } = this.memory.now;
    if (sort) await this.order(sort);
    if (this.goingTo === undefined && position !== undefined) this.grid.goTo(position, true);
    if (isOpen) this.open(true);
  }

  private fetched() {
    return { sort: this.sorting.now, columns: this.dataset?.columns.map(({ path }) => path) ?? [] };
  }

  private arrived(): void {
    this.notice.wasRead();
    this.grid.draw();
    const { active } = this.grid;
    if (active !== undefined) this.moved(active, this.pages.get(active));
  }

  private moved(position: number, row: RowCells | undefined): void {
    this.memory.change({ position });
    this.search.box.tell();
    if (!row || !this.dataset) return;
    this.record.show(row.row);
    this.host.atRow({ row: row.row }).catch(() => undefined);
  }

  private open(isOpen: boolean): void {
    if (isOpen && !this.dataset) return;
    this.record.element.hidden = !isOpen;
    this.memory.change({ isOpen });
    if (!isOpen) {
      this.record.forget();
      this.grid.element.focus();
      return;
    }
    const { active } = this.grid;
    const row = active === undefined ? undefined : this.pages.get(active);
    if (row) this.record.show(row.row);
  }

  /** Puts the rows in order: until that is done they are shown as they were. */
  private async order(sort: RowSort | undefined): Promise<void> {
    const { dataset } = this;
    if (!dataset) return this.toolbar.sortedBy(undefined);
    const made = await this.sorting.order(sort, dataset);
    const { now } = this.sorting;
    if (!made) return this.toolbar.sortedBy(now);
    const row = this.grid.active === undefined ? undefined : this.pages.get(this.grid.active)?.row;
    this.memory.change({ sort: now });
    this.toolbar.sortedBy(now);
    this.grid.sortedBy(now);
    this.pages.fetchBy(this.fetched(), !made.isOther);
    this.grid.draw();
    this.restWords();
    if (made.isOther) this.grid.goTo(0);
    else if (row !== undefined) await this.goToPlace('row', row);
    await this.search.again();
  }

  private async goToPlace(by: 'row' | 'line', at: number): Promise<void> {
    if (!this.dataset) return;
    try {
      const sort = this.sorting.now;
      const request = { by, at, ...(sort && { sort }) };
      const place = await this.host.findPlace(request);
      if (place && isMessage(datasetEditorAnswers.findPlace, place)) this.grid.goTo(place.position, true);
      else this.notice.say(new Error(l10n.t('There is no record on that line.')));
      this.grid.element.focus();
    } catch (error) {
      this.notice.say(error);
    }
  }

  private restWords(): void {
    if (this.dataset) this.status.rest(this.sorting.words(this.dataset));
  }

  private press(event: KeyboardEvent): void {
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key === 'f') this.search.box.focus();
    else if (isCommand && event.key === 'g') this.toolbar.focusLine();
    else if (event.key === 'Escape' && !this.record.element.hidden) this.open(false);
    else return;
    event.preventDefault();
  }

  private perform(act: Promise<unknown>): void {
    act.catch((error: unknown) => this.notice.say(error));
  }
}
