import type { WholeDataset } from './made';
import { resolve } from 'node:path';
import type { PartialRecipe } from '../../src/core/mixture/recipe';
import { primaryColumn } from '../../src/core/scores/primary';
import { columnFamilies } from '../../src/core/measures/catalogue';
import { humanColumn } from '../../src/core/measures/human';
import type { EngineClient } from '../../src/engine/client';
import type { Answers } from './panelPage';
import { wholeSnapshot } from '../engine/wholeSnapshot';

/** The sample that comes with Gradus. */
export const school = resolve(__dirname, '..', '..', 'media', 'samples', 'school.jsonl');

/** A dataset scored by the real engine, as the extension shows it. */
export async function scored(engine: EngineClient, path: string): Promise<WholeDataset> {
  const { problems } = await engine.call('score', { path, measures: ['all'] });
  const { dataset, table, states, standings, models } = await wholeSnapshot(engine, { path });
  const [human] = dataset.map.difficulty;
  return {
    name: dataset.name,
    format: dataset.format,
    rows: dataset.rows,
    broken: problems.length,
    table,
    primary: primaryColumn(table, dataset.map).id,
    human: human === undefined ? undefined : humanColumn(human),
    states,
    standings,
    models,
    secondsToScore: 5,
    families: columnFamilies(dataset.map),
  };
}

/** What the real engine answers the panel. */
export function engineAnswers(engine: EngineClient, path: string): Answers {
  return {
    examples: ({ rows }: { rows: readonly number[] }) => engine.call('examples', { path, rows }),
    agreement: () => engine.call('agreement', { path }),
    correlations: () => engine.call('correlations', { path }),
    describeSet: ({ recipe, rows }: { recipe?: PartialRecipe; rows?: readonly number[] }) =>
      engine.call('describeSet', { path, ...(recipe ? { recipe } : { rows: Uint32Array.from(rows!) }) }),
    preview: ({ recipe }: { recipe: PartialRecipe }) => engine.call('draw', { path, recipe }),
    writeMixture: () => true,
    saveRecipe: () => true,
    exportSelection: () => true,
  };
}
