import * as l10n from '@vscode/l10n';
import type { CalibrationReport } from '../../../src/core/protocol/answers/calibrationReport';
import { html, setAttributes, setText } from '../../frame/element';
import { formatDecimals, formatNumber, formatWithin } from '../../frame/format';
import { GridIndex } from './gridIndex';
import { itemTip } from '../items/itemWords';
import { scatterAxes, type ScatterAxes } from './scatterAxes';
import { drawPoints } from './scatterDrawing';
import { legendOf } from './scatterLegend';
import { across, scatterPoints, type ScatterPoints } from './scatterPoints';
import { around, putTip, tipLength, tipWords } from '../../frame/tipPlace';
import { onThemeChange } from './themeChange';

/** How far from a point, in pixels, it is still pointed at. */
const reach = 24;

/** All items by difficulty and discrimination. */
export class Scatter {
  readonly element: HTMLElement;
  private readonly canvas = html('canvas', { class: 'scatter-canvas', role: 'img' });
  private readonly field: HTMLElement;
  private readonly chosenRing = html('div', { class: 'scatter-ring scatter-chosen', hidden: true });
  private readonly hoverRing = html('div', { class: 'scatter-ring', hidden: true });
  private readonly tip = html('div', { class: 'tip scatter-tip', hidden: true, 'aria-hidden': 'true' });
  private readonly xTicks = html('div', { class: 'ticks', 'aria-hidden': 'true' });
  private readonly yTicks = html('div', { class: 'scatter-y', 'aria-hidden': 'true' });
  private readonly xTitle = html('div', { class: 'axis-title', 'aria-hidden': 'true' });
  private readonly yTitle = html('div', { class: 'axis-title', 'aria-hidden': 'true' });
  private readonly legend = html('p', { class: 'scatter-legend' });
  private report: CalibrationReport | undefined;
  private axes: ScatterAxes | undefined;
  private points: ScatterPoints | undefined;
  private index: GridIndex | undefined;
  private chosen: number | undefined;

  constructor(private readonly choose: (item: number) => void) {
    this.field = html(
      'div',
      { class: 'scatter-field' },
      this.canvas,
      this.chosenRing,
      this.hoverRing,
      this.tip,
    );
    this.element = html(
      'div',
      { class: 'scatter' },
      this.yTitle,
      this.yTicks,
      this.field,
      this.xTicks,
      this.xTitle,
      this.legend,
    );
    this.field.addEventListener('pointermove', (event) => this.point(this.itemAt(event)));
    this.field.addEventListener('pointerleave', () => this.point(undefined));
    this.field.addEventListener('click', (event) => {
      const item = this.itemAt(event);
      if (item !== undefined) this.choose(item);
    });
    new ResizeObserver(() => this.draw()).observe(this.field);
    onThemeChange(() => this.paint());
  }

  /** Shows the items of a calibration. */
  show(report: CalibrationReport): void {
    this.report = report;
    this.axes = scatterAxes(report);
    const { x, xTitle, yTitle } = this.axes;
    setText(this.xTitle, xTitle);
    setText(this.yTitle, yTitle);
    const [low, high] = [x.low, x.high].map((end) => formatDecimals(end, 0));
    this.canvas.setAttribute(
      'aria-label',
      l10n.t(
        '{0} items: {1} from {2} to {3}, against {4}',
        formatNumber(report.items.names.length),
        xTitle,
        low!,
        high!,
        yTitle,
      ),
    );
    this.legend.replaceChildren(...legendOf(report, this.axes));
    this.point(undefined);
    this.draw();
  }

  /** Rings the item that is chosen. */
  mark(item: number | undefined): void {
    this.chosen = item;
    this.ring(this.chosenRing, item);
  }

  private draw(): void {
    const { report, axes } = this;
    const { clientWidth: width, clientHeight: height } = this.field;
    if (!report || !axes || width === 0 || height === 0) return;
    this.points = scatterPoints(report, axes, width, height);
    this.index = new GridIndex(this.points.xs, this.points.ys, width, height);
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.showTicks(axes, width, height);
    this.paint();
    this.ring(this.chosenRing, this.chosen);
  }

  private paint(): void {
    const context = this.canvas.getContext('2d');
    if (!context || !this.points || this.canvas.width === 0) return;
    const { color, backgroundColor } = getComputedStyle(this.canvas);
    const ratio = this.canvas.width / this.field.clientWidth;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    drawPoints(context, this.points, { ink: color, ground: backgroundColor });
  }

  private showTicks({ x, y }: ScatterAxes, width: number, height: number): void {
    this.xTicks.replaceChildren(
      ...x.ticks(width / 60).map((value) => {
        const tick = html('span', { class: 'tick' }, formatWithin(value, x.high - x.low));
        tick.style.left = `${across(x.place(value), width)}px`;
        return tick;
      }),
    );
    this.yTicks.replaceChildren(
      ...y.ticks(height / 36).map((value) => {
        const tick = html('span', { class: 'tick-y' }, formatWithin(value, y.high - y.low));
        tick.style.top = `${height - across(y.place(value), height)}px`;
        return tick;
      }),
    );
  }

  private itemAt({ clientX, clientY }: MouseEvent): number | undefined {
    const { left, top } = this.field.getBoundingClientRect();
    const [x, y] = [clientX - left - this.field.clientLeft, clientY - top - this.field.clientTop];
    return this.index?.nearest(x, y, reach);
  }

  private point(item: number | undefined): void {
    this.tip.hidden = item === undefined;
    this.ring(this.hoverRing, item);
    if (item === undefined || !this.report || !this.points) return;
    const lines = itemTip(this.report.items, item);
    const place = around(this.points.xs[item]!, this.points.ys[item]!);
    // A long name gives way to the point, where both do not fit.
    for (const most of [tipLength(this.field), 60, 30]) {
      this.tip.replaceChildren(...lines.map((line) => html('div', { dir: 'auto' }, tipWords(line, most))));
      if (putTip(this.tip, place, this.field)) return;
    }
  }

  private ring(ring: HTMLElement, item: number | undefined): void {
    const x = item === undefined ? NaN : (this.points?.xs[item] ?? NaN);
    setAttributes(ring, { hidden: Number.isNaN(x) });
    if (Number.isNaN(x)) return;
    ring.style.left = `${x}px`;
    ring.style.top = `${this.points!.ys[item!]!}px`;
  }
}
