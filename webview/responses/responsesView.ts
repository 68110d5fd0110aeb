import * as l10n from '@vscode/l10n';
import type { PanelHost } from '../../src/core/protocol/panelApi';
import type { CalibrationReport } from '../../src/core/protocol/answers/calibrationReport';
import type { ItemAnswers } from '../../src/core/protocol/answers/itemAnswers';
import { html } from '../frame/element';
import { ExampleTexts } from '../rows/exampleTexts';
import type { Action } from '../frame/header';
import type { PanelMemory } from '../state/panelState';
import { asExamples } from '../frame/payload';
import { AbilityTable } from './respondents/abilityTable';
import { ChosenItem } from './items/chosenItem';
import { ItemList } from './items/itemList';
import { LinearAxis, sharedAxis } from '../charts/linearAxis';
import { NoResponses } from './noResponses';
import { Latest } from '../frame/latest';
import { asItemAnswers, asRollouts } from './payload';
import { ResponsesHead } from './responsesHead';
import { RolloutSection } from './rollouts/rolloutSection';
import { Scatter } from './scatter/scatter';

/** How long an item must stay chosen before its answers are fetched. */
const patience = 60;

/** What the view of the responses is given to work with. */
export interface ResponsesGiven {
  readonly host: Pick<PanelHost, 'examples' | 'itemAnswers' | 'reveal' | 'rollouts'>;
  readonly memory: PanelMemory;
  /** Does something that the user asked for, and says so where it fails. */
  perform(act: Promise<unknown>): void;
  act(action: Action): void;
}

/** The responses to the dataset: its items, the one that is chosen, and the respondents. */
export class ResponsesView {
  readonly element: HTMLElement;
  private readonly none: NoResponses;
  private readonly head: ResponsesHead;
  private readonly rollouts: RolloutSection;
  private readonly tries = new Latest();
  private readonly texts: ExampleTexts;
  private readonly scatter = new Scatter((item) => this.choose(item));
  private readonly list: ItemList;
  private readonly item: ChosenItem;
  private readonly people = new AbilityTable();
  private readonly body: HTMLElement;
  private report: CalibrationReport | undefined;
  /** The axis that abilities and difficulties share. */
  private axis = new LinearAxis(-3, 3);
  private answers: ItemAnswers | undefined;
  private chosen: number | undefined;
  private timer: number | undefined;
  /** Whether the report has still to be drawn: nothing is drawn where nothing is seen. */
  private due = true;

  constructor(private readonly given: ResponsesGiven) {
    const { host, perform } = given;
    this.none = new NoResponses(given.act);
    this.head = new ResponsesHead(given.act);
    this.rollouts = new RolloutSection(given.act);
    this.texts = new ExampleTexts(
      async (rows) => asExamples(await host.examples({ rows })),
      () => this.textsCame(),
      (error) => perform(Promise.reject(error)),
    );
    this.list = new ItemList(this.texts, (item) => this.choose(item));
    this.item = new ChosenItem((row) => perform(host.reveal({ row })));
    const items = html('section', { class: 'item-side', 'aria-label': l10n.t('Items') });
    items.append(this.scatter.element, this.list.element);
    const side = html('div', { class: 'chosen-side' }, this.item.element, this.people.element);
    this.body = html('div', { class: 'responses-body' }, items, side);
    this.element = html(
      'div',
      { class: 'responses' },
      this.none.element,
      this.head.element,
      this.rollouts.element,
      this.body,
    );
  }

  /** Shows a calibration, or that there is none. */
  show(report: CalibrationReport | undefined): void {
    this.report = report;
    this.due = true;
    this.texts.forget(true);
    this.drawIfSeen();
  }

  /** The file may have changed: the texts of the examples are fetched again. */
  datasetChanged(): void {
    this.texts.forget(false);
    this.list.draw();
  }

  /** Shows the view or hides it. */
  setSeen(seen: boolean): void {
    this.element.hidden = !seen;
    this.drawIfSeen();
  }

  /** What can be done depends on whether the engine is at work. */
  setIdle(idle: boolean): void {
    this.none.setIdle(idle);
    this.head.setIdle(idle);
    this.rollouts.setIdle(idle);
  }

  private drawIfSeen(): void {
    if (this.element.hidden || !this.due) return;
    this.due = false;
    const { report } = this;
    this.none.element.hidden = report !== undefined;
    this.head.element.hidden = this.body.hidden = report === undefined;
    this.askRollouts();
    if (!report) return;
    this.head.show(report);
    // Nothing is estimated of one respondent: there is no scale to show.
    this.scatter.element.hidden = this.people.element.hidden = report.respondents.names.length === 1;
    this.scatter.show(report);
    this.list.show(report);
    this.axis = sharedAxis(report);
    this.people.show(report, this.axis);
    const { item } = this.given.memory.now;
    const before = item === undefined ? -1 : report.items.names.indexOf(item);
    this.item.element.hidden = report.items.names.length === 0;
    this.mark(before >= 0 ? before : this.list.first);
  }

  private askRollouts(): void {
    this.rollouts.show(undefined);
    if (!this.report) return;
    this.tries.ask(this.given.host.rollouts({}).then(asRollouts), (rollouts) => this.rollouts.show(rollouts));
  }

  private choose(item: number): void {
    if (item === this.chosen || !this.report) return;
    this.given.memory.change({ item: this.report.items.names[item]! });
    this.mark(item);
  }

  private mark(item: number | undefined): void {
    this.chosen = item;
    this.answers = undefined;
    this.scatter.mark(item);
    this.list.mark(item);
    if (item === undefined) return;
    this.showChosen();
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.fetchAnswers(item), patience);
  }

  private showChosen(): void {
    const { report, chosen, answers } = this;
    if (!report || chosen === undefined) return;
    const row = report.items.row[chosen]!;
    this.item.show(report, this.axis, chosen, this.texts.get(row), answers);
    this.people.mark(chosen, answers);
  }

  private fetchAnswers(item: number): void {
    const { report } = this;
    this.given.host
      .itemAnswers({ item })
      .then((answers) => {
        if (!report || report !== this.report || item !== this.chosen) return;
        this.answers = asItemAnswers(answers, report.respondents.names.length);
        this.showChosen();
      })
      .catch((error: unknown) => this.given.perform(Promise.reject(error)));
  }

  private textsCame(): void {
    this.list.draw();
    this.showChosen();
  }
}
