import { l10n } from 'vscode';
import { unusableLines, type Problem } from '../../core/protocol/datasetApi';
import type { ScoreReport } from '../../core/protocol/engineApi';
import { titleOf } from '../../core/measures/catalogue';
import { isBetweenMeasures, type Standing } from '../../core/protocol/standing';
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

/** What is said of a file that was changed while it was scored; undefined where it was not. */
export function changedWords({ changedMeanwhile, dataset: { name } }: ScoreReport): string | undefined {
  if (changedMeanwhile === undefined) return undefined;
  return changedMeanwhile === 'scored'
    ? l10n.t('{0} was changed while it was scored: it is scored as it is now.', name)
    : l10n.t(
        '{0} was changed again and again while it was scored: what is new in it is not scored yet.',
        name,
      );
}

function besides(unusable: readonly Problem[]): string {
  if (unusable.length === 0) return '';
  const lines = unusableLines(unusable);
  return lines > unusable.length
    ? ` ${l10n.t('{0} lines cannot be used.', formatNumber(lines))}`
    : ` ${l10n.t('{0} cannot be used.', formatNumber(unusable.length))}`;
}

/** How a dataset stands, in short and at length: what cannot be used is said, and never keeps it from being done. */
export function standingWords(standing: Standing): { text: string; tooltip: string } {
  const { scored, stale, rows, broken, missing, done, measures } = standing;
  const share = `${formatNumber(scored)} / ${formatNumber(rows)}`;
  const old = stale > 0 ? [l10n.t('{0} stale', formatNumber(stale))] : [];
  const lost = broken > 0 ? [l10n.t('{0} cannot be used', formatNumber(broken))] : [];
  const isTold = stale === 0 && done < measures;
  const rest = missing > 0 && !isTold ? [l10n.t('{0} not scored', formatNumber(missing))] : [];
  const tooltip = [
    l10n.t('{0} examples are scored by every measure that was asked for', share),
    ...[...lost, ...old, ...rest, ...measureWords(standing)],
  ];
  return {
    text: [`${clock(standing)} Gradus ${share}`, ...old, ...shortMeasureWords(standing)].join(' · '),
    tooltip: tooltip.join(' · '),
  };
}

/** What a scoring that was cancelled has kept, and how to go on. */
export function cancelledWords(name: string, standing: Standing | undefined): string {
  const cancelled = l10n.t('Scoring {0} was cancelled.', name);
  if (!standing || standing.begun === 0) return `${cancelled} ${l10n.t('Nothing was scored yet.')}`;
  const kept = [
    ...(standing.done > 0 || standing.partly.length === 0 ? [measuresDone(standing)] : []),
    ...partlyWords(standing),
  ];
  return `${cancelled} ${l10n.t('What was scored is kept ({0}): scoring goes on from there.', kept.join(', '))}`;
}

function measureWords(standing: Standing): string[] {
  const { measures, done, staleMeasures, isWhole } = standing;
  if (isWhole || done === measures) return [];
  return [
    measuresDone(standing),
    ...partlyWords(standing),
    ...(staleMeasures > 0 ? [staleWords(standing)] : []),
  ];
}

function shortMeasureWords(standing: Standing): string[] {
  if (isBetweenMeasures(standing)) return [measuresDone(standing)];
  return standing.stale === 0 && standing.missing === 0 && standing.staleMeasures > 0
    ? [staleWords(standing)]
    : [];
}

function measuresDone({ done, measures }: Standing): string {
  return l10n.t('{0} of {1} measures', formatNumber(done), formatNumber(measures));
}

function partlyWords({ partly, rows }: Standing): string[] {
  return partly.map(({ measure, rows: own }) =>
    l10n.t('{0} for {1} of {2}', titleOf(measure), formatNumber(own), formatNumber(rows)),
  );
}

function staleWords({ staleMeasures }: Standing): string {
  return staleMeasures === 1
    ? l10n.t('1 stale measure')
    : l10n.t('{0} stale measures', formatNumber(staleMeasures));
}

/** The dot is full only where nothing is left to be done. */
function clock({ share, isWhole }: Standing): string {
  return isWhole ? '●' : '○◔◑◕'[Math.min(3, Math.floor(share * 4))]!;
}
