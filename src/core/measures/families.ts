/** Kinds of measures, in the order in which they are listed. */
export const families = [
  'people',
  'responses',
  'length',
  'words',
  'embeddings',
  'learning',
  'labels',
  'languageModel',
  'predictions',
  'other',
] as const;

/** One of them. */
export type Family = (typeof families)[number];

/** The measures of each kind. */
const members: Readonly<Partial<Record<Family, readonly string[]>>> = {
  people: ['human'],
  responses: ['irt', 'glicko'],
  length: ['length'],
  words: ['rarity', 'duplicates'],
  embeddings: ['prototype', 'neighbours'],
  learning: [
    'probe',
    'learningCurve',
    'dynamics',
    'dataMap',
    'importedDynamics',
    'modelHardness',
    'hardness',
    'mdl',
  ],
  labels: [
    ...['mislabel', 'labelQuality', 'labels', 'neighbourDisagreement', 'pvi', 'coherence', 'disagreement'],
  ],
  languageModel: ['surprisal', 'choice', 'instructionFollowing'],
  predictions: ['humanPredicted', 'irtPredicted'],
};

/** The kind of a measure, by its id. */
export function familyOf(measure: string): Family {
  return families.find((family) => members[family]?.includes(measure)) ?? 'other';
}
