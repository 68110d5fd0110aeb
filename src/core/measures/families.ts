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
