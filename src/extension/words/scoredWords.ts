import { l10n } from 'vscode';
import { unusableLines, type Problem } from '../../core/protocol/datasetApi';
import type { ScoreReport } from '../../core/protocol/engineApi';
import { formatNumber } from './numbers';

/** What scoring came to: every record counts once, identical ones and those that cannot be used too. */
export function doneWords({ dataset, scored, problems }: ScoreReport): string {
  const now = Math.max(0, ...Object.values(scored).map((one) => one.now));
  const unusable = problems.filter(({ row }) => row >= 0);
  const broken = unusable.length;
  const { name, rows } = dataset;
  if (now === 0) return l10n.t('All examples of {0} were scored before.', name) + besides(unusable);
  if (broken === 0) return l10n.t('Scored {0} examples of {1}.', formatNumber(now), name);
  return now + broken === rows && unusableLines(unusable) === broken
    ? l10n.t(
        'Scored {0} of {1} records of {2}; {3} cannot be used.',
        ...[formatNumber(now), formatNumber(rows), name, formatNumber(broken)],
      )
    : l10n.t('Scored {0} examples of {1}.', formatNumber(now), name) + besides(unusable);
}

function besides(unusable: readonly Problem[]): string {
  if (unusable.length === 0) return '';
  const lines = unusableLines(unusable);
  return lines > unusable.length
    ? ` ${l10n.t('{0} lines cannot be used.', formatNumber(lines))}`
    : ` ${l10n.t('{0} cannot be used.', formatNumber(unusable.length))}`;
}

/** How a dataset stands, in short and at length: what cannot be used is said, and never keeps it from being done. */
export function standingWords(counts: {
  readonly scored: number;
  readonly stale: number;
  readonly rows: number;
  readonly broken: number;
}): { text: string; tooltip: string } {
  const { scored, stale, rows, broken } = counts;
  const share = `${formatNumber(scored)} / ${formatNumber(rows)}`;
  const old = stale > 0 ? ` · ${l10n.t('{0} stale', formatNumber(stale))}` : '';
  const lost = broken > 0 ? ` · ${l10n.t('{0} cannot be used', formatNumber(broken))}` : '';
  const usable = rows - broken;
  return {
    text: `${clock(usable > 0 ? Math.min(1, scored / usable) : 0)} Gradus ${share}${old}`,
    tooltip: l10n.t('{0} examples are scored', share) + lost + old,
  };
}

function clock(share: number): string {
  return share === 1 ? '●' : '○◔◑◕'[Math.floor(share * 4)]!;
}
