/** Names of a class label. */
export const labelNames = [
  'label',
  'labels',
  'gold_label',
  'class',
  'target',
  'sentiment',
  'intent',
  'coarse_label',
  'fine_label',
  'category',
  'label_text',
  'label_name',
  'class_index',
  'kto_tag',
  'emotion',
  'stance',
];
