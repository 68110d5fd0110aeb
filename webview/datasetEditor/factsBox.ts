import * as l10n from '@vscode/l10n';
import type { RowFacts } from '../../src/core/protocol/browsing/rowFacts';
import { html } from '../frame/element';

/** What is known of a row's difficulty: the verdict, then each measure. */
export function factsBox({ verdict, more, note, measures }: RowFacts): HTMLElement[] {
  const head = html('p', {}, html('b', {}, verdict), ...(more ? [` · ${more}`] : []));
  const old = note ? [html('p', { class: 'facts-note' }, note)] : [];
  if (measures.length === 0) return [head, ...old];
  const heads = [l10n.t('measure'), l10n.t('value'), l10n.t('harder than')];
  const table = html(
    'table',
    { class: 'facts-table' },
    html('thead', {}, html('tr', {}, ...heads.map((one) => html('th', { scope: 'col' }, one)))),
    html(
      'tbody',
      {},
      ...measures.map(({ title, value, harder, isStale }) =>
        html(
          'tr',
          {},
          html('td', {}, isStale ? l10n.t('{0} (stale)', title) : title),
          html('td', {}, value),
          html('td', {}, harder),
        ),
      ),
    ),
  );
  return [head, ...old, table];
}
