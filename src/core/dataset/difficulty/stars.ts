const filled = /[★⭐🌟✮✭✯●🌶🔥🔴⚫◆♦💀]/gu;
const drawn = /^(?:[★⭐🌟✮✭✯☆●○◆◇♦♢🌶🔥🔴⚫⚪💀]\uFE0F?\s?)+[½]?$/u;

/** How many stars a text shows or names: ★★★☆☆ is 3, *** is 3, "3.5 stars" is 3.5. NaN where it shows none. */
export function starsOf(text: string): number {
  const trimmed = text.trim();
  if (/^\*{1,10}$/.test(trimmed)) return trimmed.length;
  if (drawn.test(trimmed)) return (trimmed.match(filled) ?? []).length + (trimmed.endsWith('½') ? 0.5 : 0);
  const named = /^(\d{1,2}(?:[.,]\d)?)\s*-?\s*(?:stars?|[★⭐]|sterne?|etoiles?|estrellas?|星)$/u.exec(
    trimmed.toLowerCase(),
  );
  return named ? Number(named[1]!.replace(',', '.')) : NaN;
}
