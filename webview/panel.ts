import { isMessage, type Message } from '../src/core/message';
import { panelMessages, type PanelApi, type PanelHost, type PanelView } from '../src/core/protocol/panelApi';
import type { Activity } from '../src/core/protocol/activity';
import type { PanelDataset } from '../src/core/protocol/panelDataset';
import type { AgreementReport } from '../src/core/protocol/answers/agreementReport';
import type { ColumnHead } from '../src/core/scores/columnHead';
import { ActivityBar } from './frame/activityBar';
import { ChangedNote } from './frame/changedNote';
import { Columns } from './frame/columns';
import type { CalibrationReport } from '../src/core/protocol/answers/calibrationReport';
import { AgreementLine } from './difficulty/agreementLine';
import { html, setAttributes } from './frame/element';
import { loadingState, unscoredState } from './frame/emptyState';
import { errorColumns, measuresOnly, type ErrorColumns } from './charts/errorColumns';
import { Explorer } from './difficulty/explorer';
import { Header, viewPanel, type Action } from './frame/header';
import { Latest } from './frame/latest';
import { Notice } from './frame/notice';
import type { PanelMemory } from './state/panelState';
import { tabOf } from './frame/segments';
import { isKnown } from './charts/shownColumn';
import { MeasuresView } from './measures/measuresView';
import { asActivity, asAgreement, asCorrelations, asDataset, expected } from './frame/payload';
import { asCalibration } from './responses/payload';
import { ResponsesView } from './responses/responsesView';

/** How long nothing is shown at all before it is said that something is being read. */
const patience = 300;

/** The panel as a whole: what it shows depends on what is known and on what is going on. */
export class Panel implements PanelApi {
  private readonly header = new Header(
    (action) => this.act(action),
    (view) => this.turnTo({ view }),
  );
  private readonly bar = new ActivityBar((action) => this.act(action));
  private readonly changed = new ChangedNote();
  private readonly notice = new Notice();
  private readonly line: AgreementLine;
  private readonly explorer: Explorer;
  private readonly responses: ResponsesView;
  private readonly measures: MeasuresView;
  private readonly mapView = html('div', { class: 'view map-view' });
  private readonly measuresView = html('div', { class: 'view' });
  private readonly state = html('div', { class: 'state' });
  private readonly difficulty: HTMLElement;
  private dataset: PanelDataset | undefined;
  private readonly columns: Columns;
  private errors: ErrorColumns = new Map();
  private doing: Activity = { kind: 'idle' };
  private readonly agreement = new Latest();
  /** Whether the correlations have still to be asked for: only where they are seen. */
  private correlationsDue = true;
  private readonly correlations = new Latest();

  constructor(
    private readonly root: HTMLElement,
    private readonly host: PanelHost,
    private readonly memory: PanelMemory,
  ) {
    this.line = new AgreementLine({
      choose: (id) => this.choose(id),
      turnRound: (path) => this.perform(host.turnRound({ path })),
      orderLevels: (levels) => this.perform(host.orderLevels({ levels: [...levels] })),
    });
    this.columns = new Columns(host);
    const { columns } = this;
    this.explorer = new Explorer({
      ...{ host, memory, columns },
      perform: (act) => this.perform(act),
      cannotRead: (error) => this.notice.cannotRead(error),
    });
    this.measures = new MeasuresView({
      open: (axes) => {
        this.explorer.map.setAxes(axes);
        this.turnTo({ view: 'map' });
      },
    });
    this.responses = new ResponsesView({
      ...{ host, memory },
      perform: (act) => this.perform(act),
      act: (action) => this.act(action),
    });
    this.line.element.append(this.explorer.cutOffs.element);
    this.difficulty = html('div', { class: 'view' }, this.state, this.line.element, this.explorer.element);
    this.mapView.append(this.explorer.map.element);
    this.measuresView.append(this.measures.element);
    for (const [view, element] of this.views) {
      const id = viewPanel(view);
      setAttributes(element, { id, role: 'tabpanel', 'aria-labelledby': tabOf(id) });
    }
    setTimeout(() => {
      if (!this.dataset && this.doing.kind === 'idle') this.root.append(loadingState());
    }, patience);
  }

  /** Shows a dataset in place of what was shown. */
  show(value: PanelDataset): void {
    const whole = asDataset(value);
    this.columns.setHeads(whole.columns);
    const dataset = measuresOnly(whole);
    this.errors = errorColumns(whole.columns);
    const isFirst = this.dataset === undefined;
    this.dataset = dataset;
    this.correlationsDue = true;
    this.measures.showModels(dataset);
    if (isFirst) this.layOut();
    this.header.show(dataset);
    this.line.show(dataset);
    this.responses.datasetChanged();
    if (isFirst) this.chooseAgain(dataset);
    this.refresh();
  }

  /** Shows what the engine is doing in place of what it was doing. */
  activity(value: Activity): void {
    const { kind: before } = this.doing;
    const next = asActivity(value);
    this.doing = next;
    if (!this.dataset) this.layOut();
    this.header.setActivity(next);
    this.bar.show(next);
    this.responses.setIdle(next.kind === 'idle' || next.kind === 'stopped');
    if (before !== next.kind) this.refreshState();
    if (before === 'scoring' && next.kind === 'idle') this.askAgreement();
  }

  /** Says that the file is not any more what is shown, and lets nothing be written of it; or that it is. */
  fileChanged(value: Message<(typeof panelMessages)['fileChanged']>): void {
    const { words } = expected(panelMessages.fileChanged, value, 'This is not a sentence.');
    this.changed.show(words);
    this.explorer.setCurrent(words === '');
  }

  /** Shows a calibration of responses in place of the one before, or that there is none. */
  calibration(value: CalibrationReport | undefined): void {
    this.responses.show(asCalibration(value));
  }

  /** Exports what is selected. */
  exportSelection(): void {
    if (this.dataset && primaryOf(this.dataset)) this.explorer.exportSelection();
  }

  /** Turns to one of its views. */
  turnTo(value: Message<(typeof panelMessages)['turnTo']>): void {
    if (!isMessage(panelMessages.turnTo, value)) return;
    const { view } = value;
    if (view !== this.memory.now.view) this.memory.change({ view });
    this.header.showView(view);
    this.root.dataset['view'] = view;
    this.showView();
  }

  private layOut(): void {
    const parts = [this.header, this.bar, this.changed, this.notice].map(({ element }) => element);
    this.root.replaceChildren(...parts, ...this.views.map(([, element]) => element));
    this.turnTo(this.memory.now);
    this.refreshState();
  }

  private get views(): readonly (readonly [PanelView, HTMLElement])[] {
    return [
      ['difficulty', this.difficulty],
      ['map', this.mapView],
      ['measures', this.measuresView],
      ['responses', this.responses.element],
    ];
  }

  /** Nothing but what is going on is shown where there is no dataset yet. */
  private showView(): void {
    const { view } = this.memory.now;
    for (const [own, element] of this.views) if (own !== 'responses') element.hidden = own !== view;
    const container = this.views.find(([own]) => own === view)?.[1];
    if (container && view !== 'responses' && this.state.parentElement !== container)
      container.prepend(this.state);
    if (view === 'map') this.mapView.append(this.explorer.rows.element);
    else if (view === 'difficulty') this.explorer.takeRows();
    this.explorer.map.setSeen(view === 'map' && this.isScored);
    if (view === 'map' || view === 'difficulty') this.explorer.rows.draw();
    this.askCorrelations();
    this.responses.setSeen(view === 'responses' && this.dataset !== undefined);
  }

  private get isScored(): boolean {
    return this.dataset !== undefined && primaryOf(this.dataset) !== undefined;
  }

  private refresh(): void {
    const { dataset } = this;
    this.refreshState();
    if (!dataset || !primaryOf(dataset)) return;
    this.explorer.show(dataset, this.errors).then(
      () => {
        this.notice.wasRead();
        if (this.doing.kind !== 'scoring') this.askAgreement();
      },
      (error: unknown) => this.notice.cannotRead(error),
    );
  }

  private refreshState(): void {
    const { dataset, isScored } = this;
    this.header.element.hidden = !dataset;
    this.line.element.hidden = this.explorer.element.hidden = !isScored;
    this.explorer.map.element.hidden =
      this.explorer.rows.element.hidden =
      this.measures.element.hidden =
        !isScored;
    this.showView();
    const offers = dataset && !isScored && this.doing.kind === 'idle';
    this.state.replaceChildren(...(offers ? [unscoredState(dataset, (action) => this.act(action))] : []));
  }

  private askAgreement(): void {
    this.agreement.ask(this.host.agreement({}).then(asAgreement), (report) => this.agree(report));
  }

  /** Correlations are compared where they are looked at, and not while scores still come. */
  private askCorrelations(): void {
    const { dataset } = this;
    const isSeen = this.memory.now.view === 'measures' && this.isScored && this.doing.kind !== 'scoring';
    if (!dataset || !isSeen || !this.correlationsDue) return;
    this.correlationsDue = false;
    this.measures.wait();
    this.correlations.ask(this.host.correlations({}).then(asCorrelations), (report) =>
      this.measures.show(report, dataset.rows),
    );
  }

  private agree(report: AgreementReport | undefined): void {
    this.line.agree(report);
    this.explorer.agree(report);
  }

  private choose(id: string): void {
    this.memory.change({ primary: id });
    this.perform(this.host.choosePrimary({ id }));
  }

  /** The extension forgets the choice when the window is loaded again; the panel does not. */
  private chooseAgain({ columns, primary }: PanelDataset): void {
    const { primary: before } = this.memory.now;
    if (before !== undefined && before !== primary && columns.some(({ id }) => id === before))
      this.choose(before);
  }

  private act(action: Action): void {
    this.perform(this.host.act({ action }));
  }

  private perform(act: Promise<unknown>): void {
    this.notice.clear();
    act.catch((error: unknown) => {
      this.notice.say(error);
      if (this.dataset) this.line.show(this.dataset);
    });
  }
}

/** The measure that bands go by; undefined where none of its scores is known yet. */
function primaryOf({ columns, primary }: PanelDataset): ColumnHead | undefined {
  return columns.find((column) => column.id === primary && isKnown(column));
}
