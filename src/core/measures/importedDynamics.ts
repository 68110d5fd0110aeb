import { scoreEach, type ColumnInfo, type ExampleDynamics, type Measure } from './measure';

const columns: readonly (ColumnInfo & { readonly of: keyof ExampleDynamics })[] = [
  {
    id: 'importedConfidence',
    title: 'imported confidence',
    unit: 'probability',
    direction: -1,
    of: 'confidence',
  },
  {
    id: 'importedVariability',
    title: 'imported variability',
    unit: 'probability',
    direction: 0,
    of: 'variability',
  },
  {
    id: 'importedCorrectness',
    title: 'imported epochs right',
    unit: 'epochs',
    direction: -1,
    of: 'correctness',
  },
  {
    id: 'importedForgetting',
    title: 'imported times forgotten',
    unit: 'times',
    direction: 1,
    of: 'forgetting',
  },
  { id: 'importedAum', title: 'imported area under the margin', unit: 'logits', direction: -1, of: 'aum' },
];

/**
 * Training dynamics that another tool wrote while it trained its model on these examples (dataset cartography:
 * Swayamdipta et al. 2020), in-sample as they are published; joined where they were imported. As in that tool an
 * example that is never right is forgotten 1000 times.
 */
export const importedDynamics: Measure = {
  id: 'importedDynamics',
  title: 'imported training dynamics',
  version: 1,
  family: 'learning',
  scope: 'dataset',
  needs: ['dynamics'],
  reads: ['question', 'key'],
  summary: 'Confidence, variability, correctness, forgetting and AUM from training dynamics of another tool.',
  plainly: 'Confidence, variability, correctness, forgetting and margin from imported training dynamics.',
  lacks: () => undefined,
  columns: () => columns.map(({ of: _, ...info }) => info),
  async *score(examples, given) {
    const dynamics = await given.dynamics();
    for await (const batch of examples.batches())
      yield scoreEach(batch, columns.length, ({ row }, put) =>
        columns.forEach(({ of }, at) => put(at, dynamics[of][row] ?? NaN)),
      );
  },
};
