/** How the rows are sorted. */
export const sorts = ['hardest', 'easiest', 'file'] as const;

/** A way to sort the rows. */
export type Sort = (typeof sorts)[number];
