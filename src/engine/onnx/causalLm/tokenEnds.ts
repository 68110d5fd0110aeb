/** How far a token is looked for where the text was changed before it was cut up, in bytes. */
const reach = 48;
const space = 0x20;

/**
 * Where each token ends in a text (in UTF-16 units): tokens cut the text up, one after another. A token is found by its
 * bytes, without regard to the case of ASCII letters; one that the text does not show (an unknown character, a space put
 * in front) takes what lies before the next that it does. The last ends where the text ends.
 */
export function tokenEnds(tokens: readonly string[], text: string, byteLevel: boolean): Uint32Array {
  const bytes = folded(Buffer.from(text));
  const ends = new Uint32Array(tokens.length);
  const units = unitsOf(text, bytes.length);
  let at = 0;
  let isLost = false;
  tokens.forEach((token, place) => {
    const found = find(folded(bytesOf(token, byteLevel)), bytes, at, isLost);
    if (found && isLost) ends[place - 1] = units[found.start]!;
    isLost = found === undefined;
    if (found) at = found.end;
    ends[place] = units[at]!;
  });
  if (tokens.length > 0) ends[tokens.length - 1] = text.length;
  return ends;
}

/** Where a token stands: at `at`, with or without the space put in front of it, after white space or, where the way was lost, soon after. */
function find(
  piece: Buffer,
  bytes: Buffer,
  at: number,
  isLost: boolean,
): { readonly start: number; readonly end: number } | undefined {
  const bare = piece[0] === space ? piece.subarray(1) : piece;
  if (stands(piece, bytes, at)) return { start: at, end: at + piece.length };
  if (stands(bare, bytes, at)) return { start: at, end: at + bare.length };
  let dark = at;
  while (dark < bytes.length && bytes[dark]! <= space) dark++;
  if (bare.length > 0 && stands(bare, bytes, dark)) return { start: at, end: dark + bare.length };
  const start = isLost && bare.length > 0 ? bytes.subarray(0, at + reach).indexOf(bare, at) : -1;
  return start < 0 ? undefined : { start, end: start + bare.length };
}

function stands(piece: Buffer, bytes: Buffer, at: number): boolean {
  return piece.equals(bytes.subarray(at, at + piece.length));
}

function folded(bytes: Buffer): Buffer {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 65 && bytes[at]! <= 90) bytes[at]! += 32;
  return bytes;
}

/** For every byte of a text the UTF-16 unit that its character begins at. */
function unitsOf(text: string, size: number): Uint32Array {
  const units = new Uint32Array(size + 1);
  let byte = 0;
  let unit = 0;
  for (const character of text) {
    const length = Buffer.byteLength(character);
    units.fill(unit, byte, byte + length);
    byte += length;
    unit += character.length;
  }
  units[size] = text.length;
  return units;
}

/** The bytes that a token stands for: byte-level vocabularies write a byte a character, others "▁" for a space and `<0x0A>`. */
function bytesOf(token: string, byteLevel: boolean): Buffer {
  if (byteLevel) return Buffer.concat([...token].map((one) => byteOf.get(one) ?? Buffer.from(one)));
  const [, hex] = /^<0x([0-9A-Fa-f]{2})>$/.exec(token) ?? [];
  return hex === undefined ? Buffer.from(token.replaceAll('▁', ' ')) : Buffer.from(hex, 'hex');
}

/** GPT-2's characters for bytes (Radford et al. 2019): printable ones stand for themselves, the others from U+0100 on. */
const byteOf: ReadonlyMap<string, Buffer> = (() => {
  const map = new Map<string, Buffer>();
  let other = 256;
  for (let byte = 0; byte < 256; byte++) {
    const isPrintable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    map.set(String.fromCharCode(isPrintable ? byte : other++), Buffer.of(byte));
  }
  return map;
})();
