import * as l10n from '@vscode/l10n';
import type { SetFigures, SetReport } from '../../src/core/mixture/setReport';
import { html } from '../frame/element';
import { formatDecimals, formatNumber, formatShare } from '../frame/format';

/** What a mixture is as a set: a few figures, beside those of as many rows drawn at random. */
export class SetFacts {
  readonly element = html('p', { class: 'set-facts', hidden: true });

  /** Keeps the place of what was told of another set, and shows nothing in it until `show` tells of this one. */
  await(): void {
    this.element.setAttribute('aria-busy', 'true');
  }

  /** Shows a set; undefined where nothing is known of it. */
  show(report: SetReport | undefined): void {
    this.element.removeAttribute('aria-busy');
    const parts = report ? factsOf(report) : [];
    this.element.hidden = parts.length === 0;
    this.element.replaceChildren(...parts);
  }
}

interface Fact {
  readonly name: string;
  readonly title: string;
  told(figures: SetFigures): string | undefined;
}

function factsOf(report: SetReport): HTMLElement[] {
  const { set, whole, sampled } = report;
  const facts = facetsOf(report).flatMap(({ name, title, told }) => {
    const [own, other] = [told(set), told(whole)];
    if (own === undefined) return [];
    const beside = other === undefined ? '' : ` (${other})`;
    return [
      html('span', { class: 'set-fact', title }, html('span', {}, `${name} `), html('b', {}, own), beside),
    ];
  });
  if (facts.length === 0) return [];
  const note =
    sampled < set.rows
      ? l10n.t('In brackets: as many rows drawn at random. Of {0} sampled rows.', formatNumber(sampled))
      : l10n.t('In brackets: as many rows drawn at random.');
  const missing = set.vectors
    ? []
    : [html('span', {}, l10n.t('Clusters are known once the distance from prototype is scored.'))];
  return [...facts, ...missing, html('span', {}, note)];
}

function facetsOf({ tagField = '' }: SetReport): Fact[] {
  return [
    {
      name: l10n.t('clusters'),
      title: l10n.t('How many of the k-means clusters of the whole it touches'),
      told: ({ vectors }) =>
        vectors && l10n.t('{0} of {1}', formatNumber(vectors.touched), formatNumber(vectors.clusters)),
    },
    {
      name: l10n.t('evenness'),
      title: l10n.t('How evenly it spreads over the clusters: 1 where all hold as many'),
      told: ({ vectors }) => vectors && formatDecimals(vectors.evenness, 2),
    },
    {
      name: l10n.t('effective number'),
      title: l10n.t(
        'Of distinct examples (Vendi score); at most as many as the vectors have dimensions, or the set has rows',
      ),
      told: ({ vectors }) =>
        vectors &&
        l10n.t('{0} of {1}', formatDecimals(vectors.effective, 0), formatNumber(vectors.mostEffective)),
    },
    {
      name: l10n.t('dimension'),
      title: l10n.t('The intrinsic dimension of its vectors (TwoNN)'),
      told: ({ vectors }) => vectors && formatDecimals(vectors.dimension.value, 1),
    },
    {
      name: l10n.t('copies'),
      title: l10n.t(
        'Rows that say the same as an earlier one, and rows half of whose word 5-grams stand elsewhere too',
      ),
      told: ({ texts }) => texts && `${formatShare(texts.exact)} + ${formatShare(texts.near)}`,
    },
    {
      name: l10n.t('different word pairs'),
      title: l10n.t('The share of word pairs that are different ones (distinct-2)'),
      told: ({ texts }) => texts && formatShare(texts.distinctPairs),
    },
    {
      name: l10n.t('different {0}', tagField),
      title: l10n.t('Different values of the field {0}', tagField),
      told: ({ tags }) => tags && formatNumber(tags.distinct),
    },
  ];
}
