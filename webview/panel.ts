import type { Activity, PanelApi, PanelDataset, PanelHost } from '../src/core/protocol/panelApi';
import type { AgreementReport } from '../src/core/protocol/editorApi';
import type { ScoreColumn } from '../src/core/scores/table';
import { ActivityBar } from './activityBar';
import { AgreementLine } from './agreementLine';
import { html } from './element';
import { loadingState, unscoredState } from './emptyState';
import { Explorer } from './explorer';
import { Header, type Action } from './header';
import { Notice } from './notice';
import type { PanelMemory } from './panelState';
import { isKnown } from './shownColumn';
import { asActivity, asAgreement, asDataset } from './payload';

/** How long nothing is shown at all before it is said that something is being read. */
const patience = 300;

/** The panel as a whole: what it shows depends on what is known and on what is going on. */
export class Panel implements PanelApi {
  private readonly header = new Header((action) => this.act(action));
  private readonly bar = new ActivityBar((action) => this.act(action));
  private readonly notice = new Notice();
  private readonly line: AgreementLine;
  private readonly explorer: Explorer;
  private readonly state = html('div', { class: 'state' });
  private dataset: PanelDataset | undefined;
  private doing: Activity = { kind: 'idle' };
  private asked = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly host: PanelHost,
    private readonly memory: PanelMemory,
  ) {
    this.line = new AgreementLine((id) => this.choose(id));
    this.explorer = new Explorer({ host, memory, perform: (act) => this.perform(act) });
    setTimeout(() => {
      if (!this.dataset && this.doing.kind === 'idle') this.root.append(loadingState());
    }, patience);
  }

  /** Shows a dataset in place of what was shown. */
  show(value: PanelDataset): void {
    const dataset = asDataset(value);
    const isFirst = this.dataset === undefined;
    this.dataset = dataset;
    if (isFirst) this.layOut();
    this.header.show(dataset);
    this.line.show(dataset);
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
    if (before !== next.kind) this.refreshState();
    if (before === 'scoring' && next.kind === 'idle') this.askAgreement();
  }

  /** Exports what is selected. */
  exportSelection(): void {
    if (this.dataset && primaryOf(this.dataset)) this.explorer.exportSelection();
  }

  private layOut(): void {
    const parts = [this.header, this.bar, this.notice, this.line, this.explorer].map(
      ({ element }) => element,
    );
    this.root.replaceChildren(...parts.slice(0, 3), this.state, ...parts.slice(3));
    this.refreshState();
  }

  private refresh(): void {
    const { dataset } = this;
    this.refreshState();
    const primary = dataset && primaryOf(dataset);
    if (!primary) return;
    this.explorer.show(dataset, primary).then(
      () => this.doing.kind !== 'scoring' && this.askAgreement(),
      (error: unknown) => this.notice.say(error),
    );
  }

  private refreshState(): void {
    const { dataset } = this;
    const isScored = dataset !== undefined && primaryOf(dataset) !== undefined;
    this.header.element.hidden = !dataset;
    this.line.element.hidden = this.explorer.element.hidden = !isScored;
    const offers = dataset && !isScored && this.doing.kind === 'idle';
    this.state.replaceChildren(...(offers ? [unscoredState(dataset, (action) => this.act(action))] : []));
  }

  private askAgreement(): void {
    const asked = ++this.asked;
    this.host.agreement({}).then(
      (report) => asked === this.asked && this.agree(asAgreement(report)),
      () => asked === this.asked && this.agree(undefined),
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
  private chooseAgain({ table, primary }: PanelDataset): void {
    const { primary: before } = this.memory.now;
    if (before !== undefined && before !== primary && table.some(({ id }) => id === before))
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
function primaryOf({ table, primary }: PanelDataset): ScoreColumn | undefined {
  return table.find((column) => column.id === primary && isKnown(column));
}
