import * as l10n from '@vscode/l10n';
import type { RolloutReport } from '../../../src/core/mixture/rolloutReport';
import { html } from '../../frame/element';
import { formatNumber, formatShare } from '../../frame/format';
import { shownName } from '../../rows/rowLine';

type Counts = RolloutReport['policies'][number]['domains'][number];
type Cell = readonly [head: string, value: (domain: number) => string];

/** What is left to learn of each domain, as a table: in full of one policy, and what is learnable for each of several. */
export function domainTable({ domains, policies }: RolloutReport): HTMLElement | undefined {
  if (!domains) return undefined;
  const cells = policies.length === 1 ? cellsOfOne(policies[0]!.domains) : cellsOfEach(policies);
  const line = (name: string, at: number): HTMLElement =>
    html(
      'tr',
      {},
      html('th', { scope: 'row', dir: 'auto', title: name }, shownName(name)),
      ...cells.map(([, value]) => html('td', {}, value(at))),
    );
  const heads = [domains.field, ...cells.map(([head]) => head)];
  const table = html(
    'table',
    { class: 'draw-table rollout-domains' },
    html('caption', {}, captionOf(policies.length)),
    html(
      'thead',
      {},
      html('tr', {}, ...heads.map((head) => html('th', { scope: 'col', title: head }, shownName(head)))),
    ),
    html('tbody', {}, ...domains.names.map(line)),
  );
  if (domains.others === 0) return html('div', { class: 'rollout-table' }, table);
  const more = l10n.t(
    'The {0} most frequent of {1} values.',
    formatNumber(domains.names.length),
    formatNumber(domains.names.length + domains.others),
  );
  return html('div', { class: 'rollout-table' }, table, html('p', {}, more));
}

function captionOf(policies: number): string {
  return policies === 1
    ? l10n.t('What is left to learn, by domain')
    : l10n.t('Learnable for each policy, by domain');
}

function cellsOfOne(domains: readonly Counts[]): Cell[] {
  const count = (name: keyof Counts) => (at: number) => formatNumber(domains[at]![name]);
  return [
    [l10n.t('tried'), (at) => formatNumber(triedOf(domains[at]!))],
    [l10n.t('learnable'), count('learnable')],
    [l10n.t('share'), (at) => formatShare(domains[at]!.learnable / triedOf(domains[at]!))],
    [l10n.t('saturated'), count('saturated')],
    [l10n.t('dead'), count('dead')],
  ];
}

function cellsOfEach(policies: RolloutReport['policies']): Cell[] {
  return policies.map(({ name, domains }) => [name, (at) => formatNumber(domains[at]!.learnable)]);
}

function triedOf({ learnable, saturated, dead, between }: Counts): number {
  return learnable + saturated + dead + between;
}
