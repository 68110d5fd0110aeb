/** How many tries the groups have whose signal is foretold: the sizes that trainers are usually run with. */
export const groupSizes = [4, 8, 16, 32, 64] as const;

/** How many tries a group has. */
export type GroupSize = (typeof groupSizes)[number];

/** The size that is gone by where no other is named. */
export const usualGroup: GroupSize = 8;

/** The column that tells the chance that so many tries are not all alike. */
export function signalColumn(size: GroupSize): string {
  return `signalAt${size}`;
}
