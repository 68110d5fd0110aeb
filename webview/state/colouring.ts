/** What the points of a map may be coloured by. */
export const colourings = ['band', 'correctness'] as const;

/** One of them. */
export type Colouring = (typeof colourings)[number];
