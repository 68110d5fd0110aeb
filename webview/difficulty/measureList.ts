import * as l10n from '@vscode/l10n';
import type { AgreementReport } from '../../src/core/protocol/answers/agreementReport';
import { orientation } from '../../src/core/scores/bands';
import type { PanelDataset } from '../../src/core/protocol/panelDataset';
import type { BinRange } from '../../src/core/scores/crossfilter';
import type { ColumnHead } from '../../src/core/scores/columnHead';
import type { ScoreColumn } from '../../src/core/scores/table';
import { html, setText } from '../frame/element';
import { textField } from '../frame/controls';
import { firstGroup, isMeant, measureGroups } from './measureGroups';
import { brushHelp, MeasureRow } from './measureRow';
import { MeasureSection } from './measureSection';
import type { Selection } from '../rows/selection';

/** Every measure with its histogram, one below the other. */
export class MeasureList {
  readonly element: HTMLElement;
  private readonly list = html('div', { class: 'measure-list' });
  private readonly filter;
  private readonly none = html('p', { class: 'measure-empty', hidden: true }, l10n.t('No such measure.'));
  private readonly empty = html('p', { class: 'measure-empty', hidden: true });
  private readonly rows = new Map<string, { title: string; row: MeasureRow }>();
  private readonly sections = new Map<string, MeasureSection>();
  private readonly open = new Set([firstGroup]);
  private columns: readonly ColumnHead[] = [];
  private given: Pick<PanelDataset, 'primary' | 'human' | 'families'> = {
    primary: undefined,
    human: undefined,
  };
  private best: readonly string[] = [];
  private text = '';
  private report: AgreementReport | undefined;
  private seen: ReadonlySet<string> = new Set();

  /** `needed` is told of measures that come into sight: only those need be ready. What `isBrushed` stays in sight. */
  constructor(
    private readonly brush: (id: string, range: BinRange | undefined) => void,
    private readonly needed: (ids: readonly string[]) => void,
    private readonly isBrushed: (id: string) => boolean,
  ) {
    this.filter = textField(l10n.t('Find a measure'), '', l10n.t('Find a measure'), (text) => {
      this.text = text.trim();
      this.layOut();
    });
    this.filter.element.classList.add('measure-filter');
    const head = html(
      'div',
      { class: 'measure-head' },
      html('h2', {}, l10n.t('Measures')),
      this.filter.element,
      html('span', { title: l10n.t('Spearman’s rank correlation; hover over one for its interval') }, 'ρ'),
    );
    const help = l10n.t(
      'Drag to brush. With the keyboard: Enter brushes, arrows move, Shift and arrows resize, Escape clears.',
    );
    const hint = html('p', { id: brushHelp, class: 'unseen' }, help);
    this.element = html('section', { class: 'measures' }, head, hint, this.list, this.none, this.empty);
  }

  /** Shows these columns in this order; those that stay keep their element, and so the focus. */
  show(
    columns: readonly ColumnHead[],
    unknown: readonly ColumnHead[],
    given: Pick<PanelDataset, 'primary' | 'human' | 'families'>,
  ): void {
    this.columns = columns;
    this.given = given;
    this.layOut();
    this.empty.hidden = unknown.length === 0;
    setText(this.empty, l10n.t('No scores: {0}', unknown.map(({ title }) => title).join(', ')));
  }

  /** The measures in sight. */
  get inSight(): readonly string[] {
    return [...this.seen];
  }

  /** Whether a measure is in sight, so that it must be made ready. */
  isSeen(id: string): boolean {
    return this.seen.has(id);
  }

  /** Puts the measures into their groups; what is typed to find some shows those alone, whatever is open. */
  private layOut(): void {
    const groups = measureGroups(this.columns, this.given, this.best);
    const isMany = groups.length > 1;
    this.filter.element.hidden = !isMany;
    const text = isMany ? this.text : '';
    const shown = groups.map((group) => {
      const isOpen = !isMany || text !== '' || this.open.has(group.id);
      const columns = group.columns.filter((column) =>
        isOpen ? isMeant(column, text) : this.isBrushed(column.id),
      );
      return { group, isOpen, columns };
    });
    const sections = shown.filter(({ columns }) => text === '' || columns.length > 0);
    this.seen = new Set(sections.flatMap(({ columns }) => columns.map(({ id }) => id)));
    this.forgetUnseen();
    const elements = sections.map(({ group, isOpen, columns }) => {
      const section = this.sectionOf(group.id);
      section.show(
        group,
        isOpen,
        columns.map((column) => this.rowOf(column).element),
      );
      return section.element;
    });
    for (const old of [...this.list.children]) if (!elements.includes(old as HTMLElement)) old.remove();
    elements.forEach((element, at) => {
      if (this.list.children[at] !== element) this.list.insertBefore(element, this.list.children[at] ?? null);
    });
    this.none.hidden = this.columns.length === 0 || sections.length > 0;
    this.list.hidden = sections.length === 0;
    this.needed([...this.seen]);
  }

  /** What is out of sight holds no numbers. */
  private forgetUnseen(): void {
    for (const [id, { row }] of this.rows) {
      if (this.seen.has(id)) continue;
      row.element.remove();
      this.rows.delete(id);
    }
  }

  private sectionOf(id: string): MeasureSection {
    const known = this.sections.get(id);
    if (known) return known;
    const section = new MeasureSection(() => {
      if (!this.open.delete(id)) this.open.add(id);
      this.layOut();
    });
    this.sections.set(id, section);
    return section;
  }

  /** Shows a column that has been made ready. */
  showColumn(id: string, selection: Selection, isPrimary: boolean, error: ScoreColumn | undefined): void {
    const shown = selection.shown(id);
    if (shown) this.rows.get(id)?.row.show(shown, isPrimary, error);
  }

  /** Shows what the brushes leave. */
  select(selection: Selection): void {
    for (const [id, { row }] of this.rows)
      if (selection.shown(id))
        row.select(selection.filter.counts(id), selection.range(id), selection.filter.selected);
  }

  /** Shows how well the measures agree. */
  agree(report: AgreementReport | undefined): void {
    const other = this.columns.find(({ id }) => id === report?.with)?.title ?? report?.with ?? '';
    this.report = report;
    const best = bestOf(report, this.columns);
    if (best.join() !== this.best.join()) {
      this.best = best;
      this.layOut();
    }
    for (const [id, { row }] of this.rows)
      row.agree(id === report?.with ? undefined : report?.columns.find((one) => one.id === id), other);
  }

  private rowOf({ id, title }: ColumnHead): MeasureRow {
    const known = this.rows.get(id);
    if (known?.title === title) return known.row;
    known?.row.element.remove();
    const row = new MeasureRow(title, (range) => this.brush(id, range));
    this.rows.set(id, { title, row });
    const { report } = this;
    const own = report?.columns.find((one) => one.id === id);
    if (own) row.agree(own, this.columns.find((column) => column.id === report?.with)?.title ?? '');
    return row;
  }
}

/** How many of those that agree best matter most. */
const mostBest = 3;

/** The measures that agree best with what all are compared with, harder with harder. */
function bestOf(report: AgreementReport | undefined, columns: readonly ColumnHead[]): string[] {
  const turned = (report?.columns ?? []).flatMap(({ id, agreement: { rho } }) => {
    const column = columns.find((one) => one.id === id);
    return column && !Number.isNaN(rho) ? [{ id, rho: orientation(column.direction) * rho }] : [];
  });
  return turned
    .sort((one, other) => other.rho - one.rho)
    .slice(0, mostBest)
    .map(({ id }) => id);
}
