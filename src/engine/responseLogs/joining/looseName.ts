/** Names that are alike but for capitals, white space and a number's empty decimals: tables that went through other hands have them. */
export function loosely(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/^(\d+)\.0+$/, '$1');
}
