/** A stretch of a row that is read at once, and which of its tokens are scored in it. Positions count from the row's start. */
export interface Window {
  readonly from: number;
  readonly to: number;
  /** The first token that is scored here: those from it to `to` are. */
  readonly score: number;
}

/**
 * The windows in which a row of `length` tokens is read so that every token from `first` on is scored once: one where
 * it fits, else windows of `size` that overlap by half, so that every token has at least half a window before it, where
 * there is as much. The row's very first token has nothing before it and is never scored.
 */
export function windowsOf(length: number, first: number, size: number): Window[] {
  const stride = Math.max(1, size >>> 1);
  const windows: Window[] = [];
  let scored = Math.max(1, first);
  for (let from = 0; scored < length; from += stride) {
    const to = Math.min(length, from + size);
    if (to <= scored) continue;
    windows.push({ from, to, score: scored });
    scored = to;
  }
  return windows;
}
