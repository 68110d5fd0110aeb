/** A number of bytes for people, as "1.2 GB": in MB at least. */
export function sizeWords(bytes: number): string {
  const step = Math.min(4, Math.max(2, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${(bytes / 1000 ** step).toFixed(1)} ${['', '', 'MB', 'GB', 'TB'][step]}`;
}
