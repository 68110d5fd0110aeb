import { ZSTDDecoder } from 'zstddec/stream';
import { WrongPart, type ZstdDecoder } from './zstdDecoder';
import type { ZstdPart } from './zstdParts';

/** Unpacks with Zstandard in WebAssembly. */
export class WasmZstdDecoder implements ZstdDecoder {
  private readonly given: Uint8Array[] = [];
  private readonly unpacked: Generator<Uint8Array>;
  private before: ZstdPart | undefined;

  private constructor(decoder: ZSTDDecoder) {
    this.unpacked = decoder.decodeStreaming(handedOver(this.given));
  }

  static async load(): Promise<WasmZstdDecoder> {
    const decoder = new ZSTDDecoder();
    await decoder.init();
    return new WasmZstdDecoder(decoder);
  }

  unpack(part: ZstdPart): Promise<Uint8Array> {
    this.given.push(part.bytes);
    const { value } = this.unpacked.next();
    // A part unpacks at one go, and the library tells of no fault: it goes on asking the same part, and not for the next.
    if (this.given.length > 0) return Promise.reject(new WrongPart(this.before!));
    this.before = part;
    return Promise.resolve(value);
  }

  end(): void {
    if (this.before && !this.isEnded()) throw new WrongPart(this.before);
  }

  close(): void {
    // It frees its memory when it asks for more and there is none.
    this.given.length = 0;
    this.isEnded();
  }

  private isEnded(): boolean {
    try {
      return this.unpacked.next().done === true;
    } catch {
      // It is told here that a frame goes on, which whoever cuts the parts has said before.
      return true;
    }
  }
}

function* handedOver(given: Uint8Array[]): Generator<Uint8Array> {
  for (let next = given.shift(); next; next = given.shift()) yield next;
}
