import * as l10n from '@vscode/l10n';
import type { PanelHost } from '../../src/core/protocol/panelApi';
import { html } from '../frame/element';
import { Latest } from '../frame/latest';
import { asSet } from '../frame/payload';
import { SetFacts } from './setFacts';

/** How long the brushes must rest before the rows that they leave are described. */
const patience = 600;

/** What the brushed rows are as a set: told where it is opened, once the brushes rest. */
export class SelectedSet {
  readonly element: HTMLDetailsElement;
  private readonly facts = new SetFacts();
  private rows: (() => Uint32Array) | undefined;
  private timer: number | undefined;
  private readonly latest = new Latest();

  constructor(private readonly describe: PanelHost['describeSet']) {
    const title = html('summary', {}, l10n.t('As a set'));
    this.element = html('details', { class: 'selected-set', hidden: true }, title, this.facts.element);
    this.element.addEventListener('toggle', () => this.ask(0));
  }

  /** Shows other rows, which are only picked where it is open; undefined where nothing is brushed, or nothing is left. */
  show(rows: (() => Uint32Array) | undefined): void {
    this.rows = rows;
    this.element.hidden = !rows;
    this.ask(patience);
  }

  private ask(after: number): void {
    window.clearTimeout(this.timer);
    this.latest.forget();
    const { rows } = this;
    if (!rows || !this.element.open) return;
    this.timer = window.setTimeout(() => {
      this.latest.ask(this.describe({ rows: rows() }).then(asSet), (report) => this.facts.show(report));
    }, after);
  }
}
