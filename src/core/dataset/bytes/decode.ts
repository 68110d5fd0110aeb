/** What Windows-1252 has where ISO 8859-1 has control characters, from 0x80 on. */
const beyondLatin1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The text of these bytes in an encoding by the name that `TextDecoder` gives it; what is wrong in it reads as U+FFFD. */
export function decoded(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes);
  // Node decodes Windows-1252 as ISO 8859-1.
  if (encoding !== 'windows-1252') return text;
  return text.replace(/[\x80-\x9f]/g, (letter) => beyondLatin1[letter.charCodeAt(0) - 0x80]!);
}
