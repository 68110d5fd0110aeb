import * as l10n from '@vscode/l10n';
import type { PanelHost } from '../../src/core/protocol/panelApi';
import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import type { AgreementReport } from '../../src/core/protocol/answers/agreementReport';
import type { CutOffs } from '../../src/core/scores/bands';
import type { BinRange } from '../../src/core/scores/crossfilter';
import type { ColumnHead } from '../../src/core/scores/columnHead';
import type { ScoreColumn } from '../../src/core/scores/table';
import { BrushedRows } from '../rows/brushedRows';
import { CutOffChoice } from '../bands/cutOffChoice';
import type { Edge } from '../charts/cutOffHandle';
import { DataMap } from '../dataMap/dataMap';
import { Difficulty } from '../bands/difficulty';
import { ColumnsInSight } from './columnsInSight';
import type { Columns } from '../frame/columns';
import { html } from '../frame/element';
import type { ErrorColumns } from '../charts/errorColumns';
import { formatNumber } from '../frame/format';
import { ExampleTexts } from '../rows/exampleTexts';
import { LargeHistogram, withCutOff } from '../charts/largeHistogram';
import { MeasureList } from './measureList';
import { MixtureForm } from '../mixture/mixtureForm';
import type { PanelMemory } from '../state/panelState';
import { asExamples } from '../frame/payload';
import { largeFacet } from '../rows/selection';
import { isKnown, showColumn, type ShownColumn } from '../charts/shownColumn';
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
  /** Which cut-offs the bands go by. */
  readonly cutOffs: CutOffChoice;
  private readonly middle: HTMLElement;
  private readonly large: LargeHistogram;
  private readonly measures: MeasureList;
  private readonly texts: ExampleTexts;
  private readonly form: MixtureForm;
  private dataset: PanelDataset | undefined;
  private difficulty: Difficulty | undefined;
  private shown: ShownColumn | undefined;
  /** The columns of the dataset that is shown, and of the one that comes next while its numbers are fetched. */
  private sight: ColumnsInSight;
  private coming: ColumnsInSight | undefined;
  private isCurrent = true;
  /** Brushes moved since the last frame. */
  private readonly moved = new Map<string, BinRange | undefined>();
  private frame: number | undefined;
  /** Whether all measures in sight have been made ready once; from then on those that come into sight are at once. */
  private isLaidOut = false;

  constructor(private readonly given: ExplorerGiven) {
    const { host, memory, perform } = given;
    this.large = new LargeHistogram(
      (edge, value) => this.cutAt(edge, value),
      () => this.resetCutOffs(),
    );
    this.cutOffs = new CutOffChoice((cut) => (cut === 'usual' ? this.resetCutOffs() : this.cut(cut)));
    this.measures = new MeasureList(
      (id, range) => this.brush(id, range),
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
      brush: (id, range) => this.brush(id, range),
      exportSelection: () => this.exportSelection(),
      reveal: (row) => perform(host.reveal({ row })),
      describeSet: host.describeSet,
    });
    this.form = new MixtureForm(memory.now.form, host, (form) => memory.change({ form }), perform);
    this.map = new DataMap({
      memory,
      shown: (id) => this.sight.ready(id),
      brush: (id, range) => this.brush(id, range),
      reveal: (row) => perform(host.reveal({ row })),
      textOf: (row) => this.textOf(row),
    });
    this.sight = this.sightOf(0, new Map());
    this.middle = html('div', { class: 'middle' }, this.measures.element, this.rows.element);
    this.element = html('div', { class: 'explorer' }, this.large.element, this.middle, this.form.element);
  }

  /** Shows a dataset whose primary measure is known; resolves when all of it is drawn. Rejects with UserError where its numbers cannot be had. */
  async show(dataset: PanelDataset, errors: ErrorColumns): Promise<void> {
    const { brushes, cutOffs } = this.given.memory.now;
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
    this.moved.clear();
    this.difficulty = new Difficulty(primary, cutOffs[primary.id]);
    this.showPrimary(primary);
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
    sight.letGo();
    this.draw();
    this.map.show(dataset, this.difficulty, sight.selection);
    this.element.setAttribute('aria-busy', 'false');
    this.preview();
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

  private showPrimary(primary: ScoreColumn): void {
    this.shown = showColumn(primary, 'large');
    if (!this.shown) return;
    this.sight.selection.add(largeFacet, this.shown);
    this.large.show(this.shown, this.difficulty!);
    this.cutOffs.show(this.difficulty!);
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

  private textOf(row: number): string | undefined {
    const known = this.texts.get(row);
    if (!known) this.texts.want([row]);
    return known && l10n.t('line {0}: {1}', formatNumber(known.line), known.text);
  }

  private brush(id: string, range: BinRange | undefined): void {
    this.moved.set(id, range);
    this.frame ??= requestAnimationFrame(() => this.applyBrushes());
  }

  private applyBrushes(): void {
    this.frame = undefined;
    const { selection } = this.sight;
    for (const [id, range] of this.moved) if (this.sight.ready(id)) selection.brush(id, range);
    this.moved.clear();
    this.given.memory.change({ brushes: selection.ranges() });
    this.draw();
  }

  private sortBy(sort: Sort): void {
    this.given.memory.change({ sort });
    this.draw();
    this.rows.toTop();
  }

  private cutAt(edge: Edge, value: number): void {
    if (this.difficulty) this.cut(withCutOff(this.difficulty.cut, edge, value));
  }

  private cut(cut: CutOffs): void {
    if (!this.difficulty) return;
    this.difficulty.cut = cut;
    this.rememberCutOffs({ [this.difficulty.column.id]: cut });
  }

  private resetCutOffs(): void {
    if (!this.difficulty) return;
    this.difficulty.cut = this.difficulty.usual.cut;
    this.rememberCutOffs({});
  }

  private rememberCutOffs(own: PanelMemory['now']['cutOffs']): void {
    const { memory } = this.given;
    const { [this.difficulty!.column.id]: _, ...others } = memory.now.cutOffs;
    memory.change({ cutOffs: { ...others, ...own } });
    this.large.showBands(this.difficulty!);
    this.cutOffs.show(this.difficulty!);
    this.rows.draw();
    this.map.recolour();
    this.preview();
  }

  private draw(): void {
    const { dataset, difficulty, sight } = this;
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
    const { dataset, difficulty, sight } = this;
    const shown = difficulty && sight.selection.shown(difficulty.column.id);
    if (!dataset || !shown) return;
    const { columns, digest } = dataset;
    this.form.show({ columns, numbersOf: (ids) => sight.numbersOf(ids), difficulty, shown, digest });
  }
}

/** The primary measure first, then what people said, then as in the catalogue. */
function inOrder(columns: readonly ColumnHead[], { primary, human }: PanelDataset): ColumnHead[] {
  const rank = ({ id }: ColumnHead): number => (id === primary ? 0 : id === human ? 1 : 2);
  return [...columns].sort((a, b) => rank(a) - rank(b));
}

/** Those that belong, and the others. */
function split<T>(all: readonly T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}

/** Lets the browser draw, and answer to the user, before the next piece of work. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
