import { decoded } from '../../../../src/core/dataset/bytes/decode';

/** The bytes of a text in an encoding that only reading is built in for: every one- or two-byte code is decoded once, and looked up. */
export function encoded(text: string, encoding: string): Uint8Array {
  const codes = codesOf(encoding);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      if (character.codePointAt(0)! < 0x80) return [character.codePointAt(0)!];
      const code = codes.get(character);
      if (!code) throw new Error(`${encoding} has no ${character}.`);
      return code;
    }),
  );
}

const known = new Map<string, Map<string, number[]>>();

function codesOf(encoding: string): Map<string, number[]> {
  const held = known.get(encoding);
  if (held) return held;
  const codes = new Map<string, number[]>();
  const add = (...bytes: number[]): void => {
    const [character = '', ...more] = decoded(Uint8Array.from(bytes), encoding);
    if (more.length === 0 && character !== '\ufffd' && !codes.has(character)) codes.set(character, bytes);
  };
  for (let first = 0x80; first < 0x100; first++) add(first);
  for (let first = 0x81; first < 0xff; first++)
    for (let second = 0x40; second < 0xff; second++) add(first, second);
  known.set(encoding, codes);
  return codes;
}
