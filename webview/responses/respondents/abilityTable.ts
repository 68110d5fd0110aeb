import * as l10n from '@vscode/l10n';
import type { CalibrationReport } from '../../../src/core/protocol/answers/calibrationReport';
import type { ItemAnswers } from '../../../src/core/protocol/answers/itemAnswers';
import { html, setAttributes, setText } from '../../frame/element';
import { formatNumber } from '../../frame/format';
import { Scroller } from '../../frame/scroller';
import { LinearAxis } from '../../charts/linearAxis';
import { RespondentLine } from './respondentLine';
import { respondentOrder, type RespondentKey, type RespondentSort } from './respondentOrder';
import { WrightStrip } from './wrightStrip';

/** The respondents with their abilities, on the axis of the items' difficulties; only those in sight are drawn. */
export class AbilityTable {
  readonly element: HTMLElement;
  private readonly title = html('h2', {});
  private readonly strip = new WrightStrip();
  private readonly heads = new Map<RespondentKey, HTMLElement>();
  private readonly table: HTMLElement;
  private readonly body: HTMLElement;
  private readonly spacer = html('div', { class: 'row-spacer', role: 'presentation' });
  private readonly scroller: Scroller;
  private readonly lines: RespondentLine[] = [];
  private report: CalibrationReport | undefined;
  private axis = new LinearAxis(-3, 3);
  private sort: RespondentSort = { key: 'ability', descending: true };
  private order: Uint32Array = new Uint32Array();
  /** By respondent: the share correct of the chosen item, NaN where they did not answer it. */
  private onItem: Float64Array | undefined;

  constructor() {
    this.body = html('div', { class: 'respondent-body', role: 'rowgroup', tabindex: 0 }, this.spacer);
    this.body.setAttribute('aria-label', l10n.t('Respondents'));
    const head = html('div', { class: 'respondent-head', role: 'rowgroup' }, this.headRow());
    this.table = html('div', { class: 'respondent-table', role: 'table' }, head, this.body);
    this.table.setAttribute('aria-label', l10n.t('Respondents by ability'));
    this.scroller = new Scroller(this.body, this.spacer, () => this.draw());
    new ResizeObserver(() => this.draw()).observe(this.body);
    this.element = html('section', { class: 'people' }, this.title, this.table);
  }

  /** Shows the respondents of a calibration. */
  show(report: CalibrationReport, axis: LinearAxis): void {
    this.report = report;
    this.onItem = undefined;
    this.axis = axis;
    this.strip.show(report.items.difficulty, this.axis);
    const { length } = report.respondents.names;
    setText(
      this.title,
      length === 1 ? l10n.t('1 respondent') : l10n.t('{0} respondents', formatNumber(length)),
    );
    this.table.setAttribute('aria-rowcount', String(length + 1));
    this.reorder();
  }

  /** Marks where the chosen item lies, and who had it correct. */
  mark(item: number, answers: ItemAnswers | undefined): void {
    if (!this.report) return;
    const difficulty = this.report.items.difficulty[item]!;
    this.strip.mark(difficulty);
    this.table.style.setProperty('--chosen', `${100 * this.axis.place(difficulty)}%`);
    const isInSight = !Number.isNaN(difficulty) && !this.axis.isBeyond(difficulty);
    this.table.toggleAttribute('data-chosen', isInSight);
    this.onItem = answers && new Float64Array(this.report.respondents.names.length).fill(NaN);
    answers?.respondent.forEach(
      (who, at) => (this.onItem![who] = answers.correct[at]! / answers.attempts[at]!),
    );
    this.draw();
  }

  private draw(): void {
    const { report, axis } = this;
    if (!report || this.body.clientHeight === 0) return;
    const { first, last, topOf } = this.scroller.window;
    const inSight = this.order.subarray(first, last);
    while (this.lines.length < inSight.length) this.addLine();
    this.lines.forEach((line, at) => {
      line.element.hidden = at >= inSight.length;
      if (line.element.hidden) return;
      const respondent = inSight[at]!;
      const share = this.onItem?.[respondent] ?? NaN;
      const onItem = Number.isNaN(share) ? undefined : share;
      const facts = { people: report.respondents, respondent, position: first + at, axis, onItem };
      line.show(facts, topOf(first + at));
    });
  }

  private addLine(): void {
    const line = new RespondentLine();
    this.lines.push(line);
    this.body.append(line.element);
  }

  private reorder(): void {
    for (const [key, head] of this.heads) {
      const { descending } = this.sort;
      const chosen = key === this.sort.key;
      setAttributes(head, { 'aria-sort': chosen ? (descending ? 'descending' : 'ascending') : 'none' });
    }
    if (this.report) this.order = respondentOrder(this.report.respondents, this.sort);
    this.scroller.resize(this.order.length);
    this.draw();
  }

  private sortBy(key: RespondentKey): void {
    const { sort } = this;
    this.sort = { key, descending: sort.key === key ? !sort.descending : key !== 'name' };
    this.reorder();
    this.scroller.goTo(0);
    this.draw();
  }

  private headRow(): HTMLElement {
    const plain = (words: string, kind: string): HTMLElement =>
      html('span', { class: kind, role: 'columnheader' }, html('span', { class: 'respondent-words' }, words));
    const words = l10n.t('ability with its 95% interval, logits');
    const unseen = html('span', { class: 'unseen' }, words);
    const wright = html(
      'span',
      { class: 'respondent-plot', role: 'columnheader' },
      unseen,
      this.strip.element,
    );
    wright.title = l10n.t('Abilities with their 95% intervals; above them, how many items are how difficult');
    const chosen = plain(l10n.t('item'), 'respondent-item');
    chosen.title = l10n.t('Whether they got the chosen item right');
    return html(
      'div',
      { class: 'respondent respondent-heads', role: 'row', 'aria-rowindex': 1 },
      this.sortHead('name', l10n.t('name'), 'respondent-name'),
      this.sortHead('ability', l10n.t('ability θ'), 'respondent-number'),
      wright,
      this.sortHead('share', l10n.t('correct'), 'respondent-number'),
      plain(l10n.t('answers'), 'respondent-number respondent-answers'),
      chosen,
    );
  }

  private sortHead(key: RespondentKey, words: string, kind: string): HTMLElement {
    const button = html('button', { class: 'bare respondent-sort' }, words);
    button.addEventListener('click', () => this.sortBy(key));
    const head = html('span', { class: kind, role: 'columnheader' }, button);
    this.heads.set(key, head);
    return head;
  }
}
