import type { PanelHost } from '../../src/core/protocol/panelApi';
import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import type { AgreementReport } from '../../src/core/protocol/answers/agreementReport';
import type { BinRange } from '../../src/core/scores/crossfilter';
import type { ScoreColumn } from '../../src/core/scores/table';
import { BrushedRows } from '../rows/brushedRows';
import { DataMap } from '../dataMap/dataMap';
import type { Difficulty } from '../bands/difficulty';
import { MovedCutOffs } from '../bands/movedCutOffs';
import { ColumnsInSight } from './columnsInSight';
import { inOrder } from './measureGroups';
import type { Columns } from '../frame/columns';
import { html } from '../frame/element';
import type { ErrorColumns } from '../charts/errorColumns';
import { MovedBrushes } from '../charts/movedBrushes';
import { ExampleTexts } from '../rows/exampleTexts';
import { LargeHistogram } from '../charts/largeHistogram';
import { MeasureList } from './measureList';
import { MixtureForm } from '../mixture/mixtureForm';
import type { PanelMemory } from '../state/panelState';
import { asExamples } from '../frame/payload';
import { largeFacet } from '../rows/selection';
import { isKnown, showColumn } from '../charts/shownColumn';
import type { Sort } from '../state/sort';

/** What the explorer is given to work with. */
export interface ExplorerGiven {
  readonly host: PanelHost;
  readonly memory: PanelMemory;
  readonly columns: Columns;
  /** Does something that the user asked for, and says so where it fails. */
  perform(act: Promise<unknown>): void;
  /** Says what could not be read. */
  cannotRead(error: unknown): void;
}

/** The scored dataset: its histograms, what is brushed, the rows that remain, the mixture they are for. */
export class Explorer {
  readonly element: HTMLElement;
  /** The rows by two of their scores, with the same brushes. */
  readonly map: DataMap;
  /** The rows that the brushes leave: seen beside the measures, or beside the map. */
  readonly rows: BrushedRows;
  /** Where easy ends and hard begins. */
  readonly cutOffs: MovedCutOffs;
  private readonly middle: HTMLElement;
  private readonly large: LargeHistogram;
  private readonly measures: MeasureList;
  private readonly texts: ExampleTexts;
  private readonly form: MixtureForm;
  private dataset: PanelDataset | undefined;
  /** The columns of the dataset that is shown, and of the one that comes next while its numbers are fetched. */
  private sight: ColumnsInSight;
  private coming: ColumnsInSight | undefined;
  private isCurrent = true;
  private readonly moved = new MovedBrushes((moved) => this.applyBrushes(moved));
  /** Whether all measures in sight have been made ready once; from then on those that come into sight are at once. */
  private isLaidOut = false;

  constructor(private readonly given: ExplorerGiven) {
    const { host, memory, perform } = given;
    this.cutOffs = new MovedCutOffs(memory, () => this.cutOffsMoved());
    this.large = new LargeHistogram(
      (edge, value) => this.cutOffs.move(edge, value),
      () => this.cutOffs.reset(),
    );
    this.measures = new MeasureList(
      (id, range) => this.moved.move(id, range),
      (ids) => this.need(ids),
      (id) => id in this.given.memory.now.brushes,
    );
    this.texts = new ExampleTexts(
      async (rows) => asExamples(await host.examples({ rows })),
      () => {
        this.rows.draw();
        this.map.textCame();
      },
      (error) => perform(Promise.reject(error)),
    );
    this.rows = new BrushedRows(this.texts, {
      sort: (sort) => this.sortBy(sort),
      brush: (id, range) => this.moved.move(id, range),
      exportSelection: () => this.exportSelection(),
      reveal: (row) => perform(host.reveal({ row })),
      describeSet: host.describeSet,
    });
    this.form = new MixtureForm(memory.now.form, host, (form) => memory.change({ form }), perform);
    this.map = new DataMap({
      memory,
      shown: (id) => this.sight.ready(id),
      brush: (id, range) => this.moved.move(id, range),
      reveal: (row) => perform(host.reveal({ row })),
      textOf: (row) => this.texts.lineOf(row),
    });
    this.sight = this.sightOf(0, new Map());
    this.middle = html('div', { class: 'middle' }, this.measures.element, this.rows.element);
    this.element = html('div', { class: 'explorer' }, this.large.element, this.middle, this.form.element);
  }

  /** Shows a dataset whose primary measure is known; resolves when all of it is drawn. Rejects with UserError where its numbers cannot be had. */
  async show(dataset: PanelDataset, errors: ErrorColumns): Promise<void> {
    const { brushes } = this.given.memory.now;
    const shown = this.sight;
    const sight = (this.coming = this.sightOf(dataset.rows, errors));
    shown.end();
    this.element.setAttribute('aria-busy', 'true');
    await sight.fetch([dataset.primary!, ...Object.keys(brushes)]).catch((error: unknown) => {
      if (sight === this.coming) this.element.setAttribute('aria-busy', 'false');
      throw error;
    });
    if (sight !== this.coming) return;
    const primary = sight.get(dataset.primary!);
    if (!primary) {
      // The file was changed meanwhile, which is said elsewhere: what it holds then is shown next.
      this.element.setAttribute('aria-busy', 'false');
      return;
    }
    this.sight = sight;
    this.texts.forget(dataset.rows !== this.dataset?.rows);
    this.dataset = dataset;
    this.moved.forget();
    const difficulty = this.cutOffs.show(primary);
    this.showPrimary(primary, difficulty);
    await this.layOutMeasures(dataset, sight);
    if (sight !== this.coming) return;
    sight.letGo();
    this.draw();
    this.map.show(dataset, difficulty, sight.selection);
    this.element.setAttribute('aria-busy', 'false');
    this.preview();
  }

  /** The measures that have a brush at once, the others in sight one after the other; stops where another dataset comes. */
  private async layOutMeasures(dataset: PanelDataset, sight: ColumnsInSight): Promise<void> {
    const { brushes } = this.given.memory.now;
    const [known, unknown] = split(dataset.columns, isKnown);
    const columns = inOrder(known, dataset);
    this.isLaidOut = false;
    this.measures.show(columns, unknown, dataset);
    const [first, later] = split(columns, ({ id }) => id in brushes);
    for (const { id } of first) sight.ready(id);
    this.large.select(sight.selection.filter.counts(largeFacet));
    for (const { id } of later) {
      if (!this.measures.isSeen(id)) continue;
      await Promise.all([nextTask(), sight.fetch([id])]);
      if (sight !== this.coming) return;
      sight.ready(id);
    }
    this.isLaidOut = true;
  }

  /** Whether what is shown is what the file holds now: otherwise nothing is written of it. */
  setCurrent(isCurrent: boolean): void {
    this.isCurrent = isCurrent;
    this.form.setCurrent(isCurrent);
    this.rows.setCurrent(isCurrent);
  }

  /** Shows how well the measures agree. */
  agree(report: AgreementReport | undefined): void {
    this.measures.agree(report);
  }

  /** Shows the rows beside the measures again, where they were shown elsewhere. */
  takeRows(): void {
    const { element } = this.rows;
    if (element.parentElement !== this.middle) this.middle.append(element);
  }

  /** Exports the rows that every brush leaves, in the order of the file. */
  exportSelection(): void {
    if (!this.isCurrent) return;
    const rows = this.sight.selection.filter.selection();
    this.given.perform(this.given.host.exportSelection({ rows, of: this.dataset?.digest }));
  }

  private showPrimary(primary: ScoreColumn, difficulty: Difficulty): void {
    const shown = showColumn(primary, 'large');
    if (!shown) return;
    this.sight.selection.add(largeFacet, shown);
    this.large.show(shown, difficulty);
  }

  private sightOf(rows: number, errors: ErrorColumns): ColumnsInSight {
    const { columns, memory, cannotRead } = this.given;
    return new ColumnsInSight({
      columns,
      rows,
      errors,
      inSight: () => [this.dataset!.primary!, ...this.measures.inSight, ...this.map.columns],
      brushOf: (id) => memory.now.brushes[id],
      added: (id) => {
        this.showSmall(id);
        this.measures.select(this.sight.selection);
      },
      came: () => this.map.columnCame(),
      failed: cannotRead,
    });
  }

  private showSmall(id: string): void {
    const { selection } = this.sight;
    this.measures.showColumn(id, selection, id === this.dataset?.primary, this.sight.errorOf(id));
  }

  /** These measures are in sight now. */
  private need(ids: readonly string[]): void {
    if (!this.isLaidOut) return;
    for (const id of ids) if (this.sight.ready(id)) this.showSmall(id);
    this.measures.select(this.sight.selection);
    this.sight.letGo();
  }

  private applyBrushes(moved: ReadonlyMap<string, BinRange | undefined>): void {
    const { selection } = this.sight;
    for (const [id, range] of moved) if (this.sight.ready(id)) selection.brush(id, range);
    this.given.memory.change({ brushes: selection.ranges() });
    this.draw();
  }

  private sortBy(sort: Sort): void {
    this.given.memory.change({ sort });
    this.draw();
    this.rows.toTop();
  }

  private cutOffsMoved(): void {
    this.large.showBands(this.cutOffs.difficulty!);
    this.rows.draw();
    this.map.recolour();
    this.preview();
  }

  private draw(): void {
    const { dataset, sight } = this;
    const { difficulty } = this.cutOffs;
    if (!dataset || !difficulty) return;
    const { selection } = sight;
    const { sort } = this.given.memory.now;
    this.measures.select(selection);
    this.large.select(selection.filter.counts(largeFacet));
    this.map.select();
    const errors = sight.errorOf(difficulty.column.id)?.values;
    this.rows.show({ dataset, difficulty, selection, sort, errors });
    this.element.toggleAttribute('data-brushed', selection.ids.length > 0);
  }

  private preview(): void {
    const { dataset, sight } = this;
    const { difficulty } = this.cutOffs;
    const shown = difficulty && sight.selection.shown(difficulty.column.id);
    if (!dataset || !shown) return;
    const { columns, digest } = dataset;
    this.form.show({ columns, numbersOf: (ids) => sight.numbersOf(ids), difficulty, shown, digest });
  }
}

/** Those that belong, and the others. */
function split<T>(all: readonly T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}

/** Lets the browser draw, and answer to the user, before the next piece of work. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
