/** What a Zstandard frame says of itself (RFC 8878, 3.1.1.1). */
export interface ZstdFrame {
  /** Bytes that whoever unpacks it looks back on. */
  readonly window: number;
  /** The number of the dictionary that it was compressed with; 0 where it names none. */
  readonly dictionary: number;
  /** Whether a checksum of four bytes ends it. */
  readonly hasChecksum: boolean;
}

const windowLogLeast = 10;

/** The number of bytes that come after the descriptor of a frame and still belong to its header. */
export function headerRest(descriptor: number): number {
  const { isSingle, dictionaryBytes, sizeBytes } = layoutOf(descriptor);
  return (isSingle ? 0 : 1) + dictionaryBytes + sizeBytes;
}

/** What the header of a frame says: its descriptor, and the bytes after it; undefined where it is no header that the format allows. */
export function frameOf(descriptor: number, rest: Uint8Array): ZstdFrame | undefined {
  const isReserved = (descriptor & 0x08) !== 0;
  if (isReserved) return undefined;
  const { isSingle, dictionaryBytes, sizeBytes } = layoutOf(descriptor);
  const windowBytes = isSingle ? 0 : 1;
  const size = littleEndian(rest.subarray(windowBytes + dictionaryBytes)) + (sizeBytes === 2 ? 256 : 0);
  return {
    window: isSingle ? size : windowOf(rest[0]!),
    dictionary: littleEndian(rest.subarray(windowBytes, windowBytes + dictionaryBytes)),
    hasChecksum: (descriptor & 0x04) !== 0,
  };
}

function layoutOf(descriptor: number): { isSingle: boolean; dictionaryBytes: number; sizeBytes: number } {
  const isSingle = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  return {
    isSingle,
    dictionaryBytes: [0, 1, 2, 4][descriptor & 3]!,
    sizeBytes: sizeFlag === 0 ? (isSingle ? 1 : 0) : 1 << sizeFlag,
  };
}

function windowOf(descriptor: number): number {
  const base = 2 ** (windowLogLeast + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** An unsigned number, its lowest byte first. */
export function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
}
