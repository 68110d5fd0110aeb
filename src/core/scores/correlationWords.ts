/** A correlation as it is usually written: ".52", "-.07". */
export function plain(rho: number): string {
  if (Number.isNaN(rho)) return '–';
  return rho
    .toFixed(2)
    .replace(/^(-?)0\./, '$1.')
    .replace(/^-\.00$/, '.00');
}

/** A text with its first letter as a capital. */
export function capital(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}`;
}
