/** Where a key leads in a list: the position it means, kept within the list; undefined for other keys and in an empty list. */
export function listMove(
  key: string,
  { now, page, last }: { readonly now: number; readonly page: number; readonly last: number },
): number | undefined {
  const next: Partial<Record<string, number>> = {
    ArrowDown: now + 1,
    ArrowUp: now - 1,
    PageDown: now + page,
    PageUp: now - page,
    Home: 0,
    End: last,
  };
  const position = next[key];
  return position === undefined || last < 0 ? undefined : Math.max(0, Math.min(last, position));
}
