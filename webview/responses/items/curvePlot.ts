import * as l10n from '@vscode/l10n';
import type { ItemAnswers } from '../../../src/core/protocol/answers/itemAnswers';
import type { RespondentColumns } from '../../../src/core/protocol/answers/calibrationColumns';
import { chanceAt, informationAt } from '../../../src/core/psychometrics/model/itemCurve';
import { html, setAttributes, svg } from '../../frame/element';
import { formatDecimals, formatShare, formatWithin } from '../../frame/format';
import { curveFrame, stripHeight, type CurveFrame } from './curveFrame';
import { answerMarks, hasRug, intervalMark } from './curveMarks';
import { LinearAxis } from '../../charts/linearAxis';

/** What the curve of an item is drawn from: a, b and c. */
export interface CurveItem {
  readonly slope: number;
  readonly difficulty: number;
  readonly guessing: number;
}

/** An item to be drawn, and who answered it. */
export interface DrawnItem {
  readonly item: CurveItem;
  readonly difficultySe: number;
  /** The abilities that are drawn, whatever the item. */
  readonly abilities: LinearAxis;
  readonly people: RespondentColumns;
  /** Undefined where they have not come. */
  readonly answers: ItemAnswers | undefined;
}

/** At how many places a curve is drawn. */
const steps = 160;

/** The chance to get an item right by ability, who was correct, and what the item tells about each ability. */
export class CurvePlot {
  readonly element = html('div', { class: 'curve' });
  private readonly drawing = svg('svg', { class: 'curve-drawing', role: 'img' });
  private shown: DrawnItem | undefined;

  constructor() {
    this.element.append(this.drawing);
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  /** Shows an item. */
  show(shown: DrawnItem): void {
    this.shown = shown;
    this.draw();
  }

  private draw(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!this.shown || width === 0 || height === 0) return;
    const { item, difficultySe, people, answers } = this.shown;
    const axis = axisFor(this.shown);
    const frame = curveFrame(width, height, axis);
    setAttributes(this.drawing, { viewBox: `0 0 ${width} ${height}`, 'aria-label': curveWords(item, axis) });
    const halfway = item.guessing + (1 - item.guessing) / 2;
    this.drawing.replaceChildren(
      ...ground(frame, axis),
      ...(answers && !hasRug(answers) ? [] : stripLabels(frame)),
      ...informationMarks(frame, axis, item),
      svg('path', { class: 'curve-line', d: path(frame, axis, (at) => frame.y(chanceAt(item, at))) }),
      ...(answers ? answerMarks(frame, answers, people) : []),
      intervalMark(frame, item.difficulty, difficultySe, halfway),
    );
  }
}

/** The abilities of all, further where the item lies further off. */
function axisFor({ item: { difficulty }, abilities }: DrawnItem): LinearAxis {
  if (!Number.isFinite(difficulty)) return abilities;
  const low = Math.max(-9, Math.floor(difficulty - 1));
  const high = Math.min(9, Math.ceil(difficulty + 1));
  return new LinearAxis(Math.min(abilities.low, low), Math.max(abilities.high, high));
}

function path(frame: CurveFrame, axis: LinearAxis, y: (ability: number) => number): string {
  const points = Array.from({ length: steps + 1 }, (_, step) => axis.valueAt(step / steps));
  return points
    .map((at, step) => `${step === 0 ? 'M' : 'L'}${frame.x(at).toFixed(1)} ${y(at).toFixed(1)}`)
    .join('');
}

function informationMarks(frame: CurveFrame, axis: LinearAxis, item: CurveItem): SVGElement[] {
  const most = Math.max(
    ...Array.from({ length: steps + 1 }, (_, step) => informationAt(item, axis.valueAt(step / steps))),
  );
  const height = frame.informationBase - frame.informationTop;
  const y = (at: number): number =>
    frame.informationBase - (most > 0 ? informationAt(item, at) / most : 0) * (height - 2);
  const line = path(frame, axis, y);
  const area = `${line}V${frame.informationBase}H${frame.left}Z`;
  return [
    svg('path', { class: 'information-area', d: area }),
    svg('path', { class: 'information-line', d: line }),
    text(frame.left - 6, frame.informationTop + 9, formatDecimals(most, 2), 'end'),
    text(frame.left - 6, frame.informationBase, formatDecimals(0, 0), 'end'),
    text(frame.left + 5, frame.informationTop + 9, l10n.t('information'), 'start'),
  ];
}

function ground(frame: CurveFrame, axis: LinearAxis): SVGElement[] {
  const { left, right, sure, never, informationBase, height } = frame;
  const line = (y: number): string => `M${left} ${y}H${right}`;
  const levels = [1, 0.5, 0];
  return [
    svg('path', { class: 'curve-grid', d: levels.map((chance) => line(frame.y(chance))).join('') }),
    svg('path', { class: 'curve-axis', d: `${line(informationBase)}M${left} ${sure}V${never}` }),
    ...levels.map((chance) => text(left - 6, frame.y(chance) + 4, formatShare(chance), 'end')),
    ...axis
      .ticks((right - left) / 60)
      .map((at) => text(frame.x(at), informationBase + 13, formatWithin(at, axis.high - axis.low), 'middle')),
    text((left + right) / 2, height - 4, l10n.t('ability θ, logits'), 'middle'),
  ];
}

function stripLabels({ left, correctStrip, wrongStrip }: CurveFrame): SVGElement[] {
  return [
    text(left - 6, correctStrip + stripHeight - 2, l10n.t('correct'), 'end'),
    text(left - 6, wrongStrip + stripHeight - 1, l10n.t('wrong'), 'end'),
  ];
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): SVGElement {
  const element = svg('text', { class: 'curve-text', x, y, 'text-anchor': anchor });
  element.textContent = words;
  return element;
}

function curveWords(item: CurveItem, axis: LinearAxis): string {
  const at = (ability: number): [string, string] => [
    formatShare(chanceAt(item, ability)),
    formatDecimals(ability, 0),
  ];
  return l10n.t(
    'The chance to be correct goes from {0} at ability {1} to {2} at ability {3}',
    ...at(axis.low),
    ...at(axis.high),
  );
}
