/** Where an editor shows how far something has come: in one place at a time. */
export type ProgressPlace = 'panel' | 'notification' | 'status';

/** The panel's bar where the panel can be seen, else a notification with a cancel button while there is one, else the status item. */
export function progressPlace(seen: {
  /** Whether the dataset's panel can be seen. */
  readonly isShown: boolean;
  /** Whether a notification tells of it. */
  readonly isNotified: boolean;
}): ProgressPlace {
  if (seen.isShown) return 'panel';
  return seen.isNotified ? 'notification' : 'status';
}
