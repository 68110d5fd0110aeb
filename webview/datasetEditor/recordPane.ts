import * as l10n from '@vscode/l10n';
import { isMessage } from '../../src/core/message';
import {
  recordPartsSchema,
  type RecordPart,
  type RecordParts,
} from '../../src/core/protocol/browsing/recordParts';
import { rowFactsSchema } from '../../src/core/protocol/browsing/rowFacts';
import type { DatasetEditorHost } from '../../src/core/protocol/datasetEditorApi';
import { html, setText } from '../frame/element';
import { formatNumber } from '../frame/format';
import { Latest } from '../frame/latest';
import { factsBox } from './factsBox';
import { roleWords } from '../frame/roleWords';

/** How long the keyboard must rest on a row before its record is fetched, in milliseconds. */
const patience = 60;

/** The record that the keyboard is at, in full. */
export class RecordPane {
  readonly element: HTMLElement;
  private readonly title = html('h2', { class: 'record-title' });
  private readonly facts = html('div', { class: 'record-facts' });
  private readonly body = html('div', { class: 'record-body', tabindex: 0, role: 'document' });
  private readonly latest = new Latest();
  private readonly latestFacts = new Latest();
  private timer: number | undefined;
  private row: number | undefined;

  constructor(
    private readonly host: Pick<DatasetEditorHost, 'record' | 'facts'>,
    private readonly failed: (error: unknown) => void,
    close: () => void,
  ) {
    const closing = html(
      'button',
      { class: 'bare record-close', type: 'button', 'aria-label': l10n.t('Close') },
      '✕',
    );
    closing.addEventListener('click', close);
    this.body.setAttribute('aria-label', l10n.t('Record'));
    this.body.append(this.facts);
    const head = html('div', { class: 'record-head' }, this.title, closing);
    this.element = html(
      'section',
      { class: 'record', hidden: true, 'aria-label': l10n.t('Record in full') },
      head,
      this.body,
    );
    this.element.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') close();
    });
  }

  /** Shows a row, where the pane is open; where it is shown already it stays. */
  show(row: number): void {
    if (this.element.hidden || row === this.row) return;
    this.row = row;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.fetch(row), patience);
  }

  /** The scores of the row that is shown may be others now. */
  refreshFacts(): void {
    if (this.row !== undefined && !this.element.hidden) this.fetchFacts(this.row);
  }

  /** Forgets which row it shows: it is about to be closed, or another record may stand there. */
  forget(): void {
    this.row = undefined;
    window.clearTimeout(this.timer);
    this.latest.forget();
    this.latestFacts.forget();
  }

  private fetch(row: number): void {
    const record = this.host.record({ row }).catch((error: unknown) => {
      this.failed(error);
      return undefined;
    });
    this.latest.ask(record, (parts) => {
      if (parts !== undefined && isMessage(recordPartsSchema, parts)) this.lay(parts);
    });
    this.fetchFacts(row);
  }

  private fetchFacts(row: number): void {
    this.latestFacts.ask(this.host.facts({ row }), (facts) =>
      this.facts.replaceChildren(...(facts && isMessage(rowFactsSchema, facts) ? factsBox(facts) : [])),
    );
  }

  private lay({ row, line, parts, text, problem }: RecordParts): void {
    setText(this.title, l10n.t('Line {0}, row {1}', formatNumber(line), formatNumber(row)));
    const broken = [
      html('p', { class: 'record-problem' }, l10n.t('This record cannot be used: {0}.', problem ?? '')),
      html('pre', { class: 'record-text' }, text),
    ];
    this.body.replaceChildren(this.facts, ...(problem === undefined ? parts.map(partBox) : broken));
    this.body.scrollTop = 0;
  }
}

function partBox({ path, roles, shown, length }: RecordPart): HTMLElement {
  const role = roles.map((role) => roleWords()[role]).join(', ');
  const title = html('h3', { class: 'part-title' }, ...titleParts(role, path));
  const cut =
    length === undefined
      ? []
      : [
          html(
            'p',
            { class: 'part-cut' },
            l10n.t(
              'The first {0} of {1} characters.',
              formatNumber(textOf(shown).length),
              formatNumber(length),
            ),
          ),
        ];
  return html('div', { class: 'part' }, title, ...contentOf(shown), ...cut);
}

/** What a field is, and what it is called where that is another word. */
function titleParts(role: string, path: string): (HTMLElement | string)[] {
  const name = html('bdi', { class: 'part-name' }, path);
  if (role === '') return [name];
  return role === path ? [html('b', {}, role)] : [html('b', {}, role), ' ', name];
}

function textOf(shown: RecordPart['shown']): string {
  return shown.kind === 'text' ? shown.text : '';
}

function contentOf(shown: RecordPart['shown']): HTMLElement[] {
  if (shown.kind === 'turns') return shown.turns.map(turnBox);
  if (shown.kind === 'text') return [textBox(shown.text)];
  const items = shown.choices.map(({ label, text, isRight }) =>
    html(
      'li',
      { class: 'choice', 'data-right': isRight },
      html('span', { class: 'choice-label' }, label),
      html('bdi', { dir: 'auto' }, text),
      ...(isRight ? [html('span', { class: 'choice-right' }, l10n.t('right'))] : []),
    ),
  );
  return [html('ul', { class: 'choices' }, ...items)];
}

function textBox(text: string): HTMLElement {
  return text === ''
    ? html('p', { class: 'part-none' }, l10n.t('empty'))
    : html('p', { class: 'record-text', dir: 'auto' }, text);
}

type Turn = Extract<RecordPart['shown'], { kind: 'turns' }>['turns'][number];

function turnBox({ speaker, name, text, thinking, attachments = 0 }: Turn): HTMLElement {
  const words = { user: l10n.t('user'), assistant: l10n.t('assistant'), other: l10n.t('other') };
  const thought = thinking
    ? [
        html(
          'details',
          { class: 'turn-thinking' },
          html('summary', {}, l10n.t('thinking')),
          textBox(thinking),
        ),
      ]
    : [];
  const more =
    attachments > 0
      ? [html('p', { class: 'part-none' }, l10n.t('{0} attachments', formatNumber(attachments)))]
      : [];
  const said = html('bdi', { class: 'turn-speaker' }, name || words[speaker]);
  return html('div', { class: 'turn', 'data-speaker': speaker }, said, ...thought, textBox(text), ...more);
}
