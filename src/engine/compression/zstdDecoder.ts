import type { ZstdPart } from './zstdParts';

/** Unpacks the parts of Zstandard frames, one after another. */
export interface ZstdDecoder {
  /** What a part unpacks to, which may be nothing yet. Throws WrongPart where its data, or that of the part before it, is wrong. */
  unpack(part: ZstdPart): Promise<Uint8Array>;
  /** Is called after the last part. Throws WrongPart where its data is wrong. */
  end(): void;
  /** Lets go of what unpacking took. */
  close(): void;
}

/** The data of a part is wrong. */
export class WrongPart extends Error {
  constructor(readonly part: ZstdPart) {
    super(`The data of the part at byte ${part.at} is wrong.`);
  }
}
