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

/** Those of them that name the class of a record even beside an answer, where the others only sort the records. */
export const labelsBesideAnswer: readonly string[] = labelNames.filter((name) =>
  /label|class|kto_tag/.test(name),
);
