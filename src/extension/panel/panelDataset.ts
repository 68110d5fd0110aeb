import { columnFamilies } from '../../core/measures/catalogue';
import { humanColumn } from '../../core/measures/human';
import { unusableLines, type DatasetSummary } from '../../core/protocol/datasetApi';
import type { PanelDataset } from '../../core/protocol/panelDataset';
import type { Dataset } from '../dataset/dataset';
import { nameOf } from '../host/target';

/** Rows a second that scoring takes, roughly, with every measure: measured with the embedded model on two cores. */
const rowsASecond = 1500;

/** A dataset as its panel shows it; undefined where it was not looked at yet. */
export function panelDataset({
  uri,
  scores,
  broken,
  problems,
  work,
}: Pick<Dataset, 'uri' | 'scores' | 'broken' | 'problems'> & {
  readonly work: Pick<Dataset['work'], 'secondsToScore'>;
}): PanelDataset | undefined {
  if (!scores) return undefined;
  const { dataset, heads, states, standings, models } = scores.snapshot;
  const human = dataset.map.difficulty.map(humanColumn);
  return {
    name: nameOf(uri),
    format: dataset.format,
    rows: dataset.rows,
    broken: broken.size,
    brokenLines: unusableLines(problems.filter(({ row }) => row >= 0)),
    columns: heads,
    primary: scores.primary?.id,
    human: human.find((id) => heads.some((column) => column.id === id && column.known > 0)),
    states,
    standings,
    models,
    digest: dataset.digest,
    secondsToScore: Math.max(1, Math.round(Math.max(dataset.rows / rowsASecond, work.secondsToScore))),
    families: columnFamilies(dataset.map),
    detections: dataset.detections,
    ...scaleOf(dataset, scores.primary?.id),
  };
}

/** How the difficulty column is read that bands go by, or that may be chosen for it. */
function scaleOf(
  { map, detections }: DatasetSummary,
  primary: string | undefined,
): Pick<PanelDataset, 'scale'> {
  const path = map.difficulty.find((one) => humanColumn(one) === primary);
  if (path === undefined) return {};
  const levels = detections.flatMap(({ remedy }) =>
    remedy?.kind === 'chooseLevels' && remedy.path === path ? remedy.levels : [],
  );
  return { scale: { path, id: humanColumn(path), isRising: !map.easier?.includes(path), levels } };
}
