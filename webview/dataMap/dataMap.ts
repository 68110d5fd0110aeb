import * as l10n from '@vscode/l10n';
import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import type { BinRange } from '../../src/core/scores/crossfilter';
import type { Difficulty } from '../bands/difficulty';
import { html } from '../frame/element';
import { formatExamples, formatNumber } from '../frame/format';
import type { PanelMemory } from '../state/panelState';
import { GridIndex } from '../responses/scatter/gridIndex';
import type { Selection } from '../rows/selection';
import { isKnown, type ShownColumn } from '../charts/shownColumn';
import { tipLength, tipWords } from '../frame/tipPlace';
import { BoxBrush } from './boxBrush';
import type { Box } from './boxMoves';
import { isDataMap, usualAxes } from './mapAxes';
import { MapCanvas } from './mapCanvas';
import { MapFrame } from './mapFrame';
import { MapHead } from './mapHead';
import { correctnessOf, kindsByBand, kindsByCorrectness, type MapKinds } from './mapKinds';
import { mapPoints, type MapPoints } from './mapPoints';
import { MapTip } from './mapTip';
import type { MapAxes } from '../state/mapAxes';

/** How far from a point, in pixels, it is still pointed at. */
const reach = 12;

/** What a map is given to work with. */
export interface MapGiven {
  readonly memory: PanelMemory;
  /** A column made ready to be drawn and brushed; undefined where none of its values is known, or where its numbers have still to come: then it is told. */
  shown(id: string): ShownColumn | undefined;
  brush(id: string, range: BinRange | undefined): void;
  reveal(row: number): void;
  /** The beginning of a row's text, where it has come; it is fetched where it has not. */
  textOf(row: number): string | undefined;
}

/** All rows by two of their scores: brushed as the histograms are, and with them. */
export class DataMap {
  readonly element: HTMLElement;
  private readonly head: MapHead;
  private readonly canvas = new MapCanvas();
  private readonly field = html('div', { class: 'map-field' });
  private readonly regions = html('div', { class: 'map-regions', 'aria-hidden': 'true' });
  private readonly box: BoxBrush;
  private readonly tip: MapTip;
  private readonly frame: MapFrame;
  private dataset: PanelDataset | undefined;
  private difficulty: Difficulty | undefined;
  private selection: Selection | undefined;
  private axes: MapAxes | undefined;
  private kinds: MapKinds | undefined;
  private points: MapPoints | undefined;
  private index: GridIndex | undefined;
  private pointed: number | undefined;
  private seen = false;
  private due = true;

  constructor(private readonly given: MapGiven) {
    this.head = new MapHead({
      axes: (axes) => this.setAxes(axes),
      colour: (colouring) => {
        if (this.axes) given.memory.change({ map: { ...this.axes, colouring } });
        this.redraw();
      },
    });
    this.field.append(this.canvas.element, this.canvas.inks, this.regions);
    this.box = new BoxBrush(this.field, {
      change: (box) => this.change(box),
      click: (x, y) => this.click(x, y),
    });
    this.tip = new MapTip(this.field);
    this.field.addEventListener('pointermove', (event) => this.point(event));
    this.field.addEventListener('pointerleave', () => this.showTip(undefined));
    this.frame = new MapFrame(this.field, given.brush);
    this.element = html(
      'section',
      { class: 'map', 'aria-label': l10n.t('Data map') },
      this.head.element,
      this.frame.element,
    );
    new ResizeObserver(() => this.drawIfSeen(true)).observe(this.field);
  }

  /** Shows a dataset, or another difficulty of it; the columns that it goes by are made ready. */
  show(dataset: PanelDataset, difficulty: Difficulty, selection: Selection): void {
    this.dataset = dataset;
    this.difficulty = difficulty;
    this.selection = selection;
    this.redraw();
  }

  /** Shows the rows that the brushes leave. */
  select(): void {
    if (!this.seen || this.due) return;
    this.showBrushes();
    this.paint();
  }

  /** The bands have moved. */
  recolour(): void {
    this.redraw();
  }

  /** Draws while it is seen, and only then. */
  setSeen(seen: boolean): void {
    this.seen = seen;
    this.drawIfSeen(false);
  }

  /** Goes by other columns. */
  setAxes(axes: MapAxes): void {
    this.given.memory.change({ map: { ...axes, colouring: this.colouring } });
    this.redraw();
  }

  /** The numbers of a column have come: it may be one of those that are waited for. */
  columnCame(): void {
    this.drawIfSeen(false);
  }

  /** A text has come: the tip may say more. */
  textCame(): void {
    this.showTip(this.pointed);
  }

  private get colouring(): NonNullable<PanelMemory['now']['map']>['colouring'] {
    const { map } = this.given.memory.now;
    return map?.colouring === 'correctness' && this.correctness ? 'correctness' : 'band';
  }

  private get correctness(): string | undefined {
    return this.dataset && correctnessOf(this.dataset.columns);
  }

  /** The columns that it shows; none while it is not seen. */
  get columns(): readonly string[] {
    if (!this.seen || !this.axes) return [];
    const { correctness } = this;
    return [this.axes.x, this.axes.y, ...(correctness === undefined ? [] : [correctness])];
  }

  private redraw(): void {
    this.due = true;
    this.drawIfSeen(false);
  }

  private drawIfSeen(resized: boolean): void {
    const { dataset, difficulty } = this;
    const { clientWidth: width, clientHeight: height } = this.field;
    if (!this.seen || !dataset || !difficulty || width === 0 || height === 0) return;
    if (!this.due && !resized) return;
    const columns = dataset.columns.filter(isKnown);
    const { map } = this.given.memory.now;
    const isThere = (id: string | undefined): boolean => columns.some((column) => column.id === id);
    this.axes = map && isThere(map.x) && isThere(map.y) ? map : usualAxes(columns, dataset.primary);
    const [x, y] = [this.axes?.x, this.axes?.y].map((id) => id && this.given.shown(id));
    const rightness = this.colouring === 'correctness' ? this.given.shown(this.correctness!) : undefined;
    if (!this.axes || !x || !y || (this.colouring === 'correctness' && !rightness)) return;
    this.due = false;
    this.head.show(columns, this.axes, this.colouring, this.correctness !== undefined);
    this.kinds = rightness ? kindsByCorrectness(rightness.column) : kindsByBand(difficulty, dataset.rows);
    this.points = mapPoints(x, y, width, height);
    this.index = undefined;
    this.head.tell(this.kinds, this.points.known);
    this.showAxes(x, y, width, height);
    this.showBrushes();
    this.paint();
  }

  private paint(): void {
    const { points, kinds, selection } = this;
    if (!points || !kinds || !selection) return;
    const { filter } = selection;
    const drawn = { points, kindOf: kinds.of, passes: (row: number) => filter.passes(row) };
    this.canvas.draw(drawn, this.field.clientWidth, this.field.clientHeight);
  }

  private showAxes(x: ShownColumn, y: ShownColumn, width: number, height: number): void {
    this.frame.show(x, y, width, height);
    this.canvas.element.setAttribute(
      'aria-label',
      l10n.t('{0} by {1} and {2}', formatExamples(this.points!.known), x.column.title, y.column.title),
    );
    this.regions.replaceChildren(...(isDataMap(this.axes!) ? regionWords() : []));
  }

  private showBrushes(): void {
    const { axes, selection } = this;
    if (!axes || !selection) return;
    const bins = (id: string): number => selection.shown(id)?.bins.count ?? 1;
    const ranges = { x: selection.range(axes.x), y: selection.range(axes.y) };
    if (!this.box.isDragging) this.box.show(ranges, { x: bins(axes.x), y: bins(axes.y) });
    this.frame.showRanges(ranges);
  }

  private change(box: Box): void {
    if (!this.axes) return;
    this.given.brush(this.axes.x, box.x);
    if (this.axes.y !== this.axes.x) this.given.brush(this.axes.y, box.y);
  }

  private click(x: number, y: number): void {
    const row = this.rowAt(x, y);
    if (row !== undefined) this.given.reveal(row);
  }

  private rowAt(x: number, y: number): number | undefined {
    if (!this.points) return undefined;
    const { clientWidth, clientHeight } = this.field;
    this.index ??= new GridIndex(this.points.xs, this.points.ys, clientWidth, clientHeight);
    return this.index.nearest(x, y, reach);
  }

  private point({ clientX, clientY }: PointerEvent): void {
    const { left, top } = this.field.getBoundingClientRect();
    this.showTip(this.box.isDragging ? undefined : this.rowAt(clientX - left, clientY - top));
  }

  private showTip(row: number | undefined): void {
    this.pointed = row;
    const { points, axes } = this;
    if (row === undefined || !points || !axes) return this.tip.show(undefined, []);
    const most = tipLength(this.field);
    const value = (id: string): string => {
      const column = this.given.shown(id)?.column;
      if (!column) return '';
      const [title, unit] = [column.title, column.unit].map((words) => tipWords(words, Math.floor(most / 3)));
      return `${title!} ${formatNumber(column.values[row]!)} ${unit!}`.trim();
    };
    const facts = [...new Set([value(axes.x), value(axes.y)]), this.kinds!.words[this.kinds!.of[row]!]!];
    const lines = [tipWords(this.given.textOf(row) ?? '…', most), facts.join(' · ')];
    this.tip.show({ x: points.xs[row]!, y: points.ys[row]! }, lines);
  }
}

/** The regions of a data map, as Swayamdipta et al. (2020) name them. */
function regionWords(): HTMLElement[] {
  return [
    html('span', { class: 'region region-easy' }, l10n.t('easy to learn')),
    html('span', { class: 'region region-ambiguous' }, l10n.t('ambiguous')),
    html('span', { class: 'region region-hard' }, l10n.t('hard to learn')),
  ];
}
