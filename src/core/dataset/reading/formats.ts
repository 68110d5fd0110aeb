/** The kinds of dataset files that can be read. */
export const formats = ['jsonl', 'json', 'csv', 'tsv'] as const;

/** One of them. */
export type Format = (typeof formats)[number];
