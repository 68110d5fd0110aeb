import * as l10n from '@vscode/l10n';
import type { EditorDataset, DatasetEditorAction } from '../../src/core/protocol/datasetEditorApi';
import type { RowSort } from '../../src/core/protocol/browsing/browsingApi';
import { button, dropdown, textField } from '../frame/controls';
import { html, setText } from '../frame/element';
import { formatNumber } from '../frame/format';
import { menuButton } from '../frame/menu';

/** What the line above the rows asks for. */
export interface ToolbarWishes {
  sort(sort: RowSort | undefined): void;
  goToLine(line: number): void;
  act(action: DatasetEditorAction): void;
}

/** The line above the rows: what they are, their order, and what can be done with them. */
export class Toolbar {
  readonly element: HTMLElement;
  private readonly name = html('h1', { class: 'unseen' }, l10n.t('Records'));
  private readonly facts = html('span', { class: 'editor-facts' });
  private readonly broken = html('button', { class: 'bare link', type: 'button', hidden: true });
  private readonly sorting;
  private readonly turn;
  private readonly line;
  private readonly score;
  private sort: RowSort | undefined;

  constructor(
    search: HTMLElement,
    private readonly wishes: ToolbarWishes,
  ) {
    this.sorting = dropdown(l10n.t('Sort'), (value) => wishes.sort(sortOf(value)));
    this.turn = button('', 'secondary', () => this.turnRound());
    this.line = textField(l10n.t('Go to line'), '', l10n.t('Line'), () => undefined);
    this.line.element.classList.add('field-line');
    this.line.element.addEventListener('keydown', (event) => this.press(event));
    this.score = button(l10n.t('Score Difficulty'), 'primary', () => wishes.act('score'));
    this.broken.addEventListener('click', () => wishes.act('showProblems'));
    this.broken.title = l10n.t('Show the problems');
    const panel = button(l10n.t('Open Panel'), 'secondary', () => wishes.act('openPanel'));
    const menu = menuButton(l10n.t('More'), [
      { label: l10n.t('Score Again…'), act: () => wishes.act('score') },
      { label: l10n.t('Build Mixture…'), act: () => wishes.act('buildMixture') },
      { label: l10n.t('Choose Measure…'), act: () => wishes.act('chooseMeasure') },
      { label: l10n.t('Choose Fields…'), act: () => wishes.act('chooseFields') },
      { label: l10n.t('Show Log'), act: () => wishes.act('showLog') },
    ]);
    const order = html('div', { class: 'toolbar-order' }, this.sorting.element, this.turn.element);
    const about = html('div', { class: 'toolbar-facts' }, this.name, this.facts, this.broken);
    const buttons = html('div', { class: 'toolbar-buttons' }, this.score.element, panel.element, menu);
    this.element = html('header', { class: 'toolbar' }, about, order, search, this.line.element, buttons);
    this.showSort([], undefined);
  }

  /** Takes the keyboard to the field for a line. */
  focusLine(): void {
    this.line.element.focus();
  }

  /** Says that the rows are not all known yet: nothing can be asked of them. */
  wait(words: string): void {
    setText(this.facts, words);
    this.score.element.hidden = true;
  }

  /** Shows what there is to know, and what rows can be ordered by. */
  show(dataset: EditorDataset, sort: RowSort | undefined): void {
    const { name, rows, broken, primary, columns, fields } = dataset;
    setText(this.name, name);
    const cut =
      columns.length < fields
        ? l10n.t('first {0} of {1} fields', formatNumber(columns.length), formatNumber(fields))
        : '';
    const by = primary === undefined ? l10n.t('not scored') : l10n.t('difficulty by {0}', primary);
    setText(
      this.facts,
      [rows === 1 ? l10n.t('1 record') : l10n.t('{0} records', formatNumber(rows)), by, cut]
        .filter(Boolean)
        .join(' · '),
    );
    this.broken.hidden = broken === 0;
    setText(this.broken, broken === 1 ? l10n.t('1 broken') : l10n.t('{0} broken', formatNumber(broken)));
    this.score.element.hidden = primary !== undefined;
    this.showSort(choicesOf(dataset), sort);
  }

  /** Says how the rows are ordered. */
  sortedBy(sort: RowSort | undefined): void {
    this.sort = sort;
    this.sorting.value = valueOf(sort);
    this.turn.element.hidden = !sort;
    if (sort) this.turn.value = sort.isDescending ? l10n.t('highest first') : l10n.t('lowest first');
  }

  private showSort(choices: readonly { value: string; label: string }[], sort: RowSort | undefined): void {
    const file = { value: '', label: l10n.t('order of the file') };
    this.sorting.setChoices([file, ...choices], valueOf(sort));
    this.sortedBy(sort);
  }

  private turnRound(): void {
    if (this.sort) this.wishes.sort({ ...this.sort, isDescending: !this.sort.isDescending });
  }

  private press(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== 'Enter') return;
    const line = Number(this.line.value.replace(/[^\d]/g, ''));
    if (line > 0) this.wishes.goToLine(line);
  }
}

function choicesOf({ measures, columns }: EditorDataset): { value: string; label: string }[] {
  return [
    ...measures.map(({ id, title }) => ({ value: `measure ${id}`, label: title })),
    ...columns.map(({ path }) => ({ value: `field ${path}`, label: l10n.t('field {0}', path) })),
  ];
}

function valueOf(sort: RowSort | undefined): string {
  return sort ? `${sort.by} ${sort.name}` : '';
}

/** Scores are shown from the highest on, fields from the first. */
function sortOf(value: string): RowSort | undefined {
  const space = value.indexOf(' ');
  if (space < 0) return undefined;
  const by = value.slice(0, space) === 'measure' ? 'measure' : 'field';
  return { by, name: value.slice(space + 1), isDescending: by === 'measure' };
}
