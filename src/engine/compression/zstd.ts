import { NativeZstdDecoder } from './nativeZstdDecoder';
import type { Pieces } from './pieces';
import { damaged, wrongChecksum } from './unpackFaults';
import { WasmZstdDecoder } from './wasmZstdDecoder';
import { WrongPart, type ZstdDecoder } from './zstdDecoder';
import { zstdParts } from './zstdParts';

/**
 * What Zstandard data unpacks to, all of its frames one after another: by Node's own Zstandard where it has one, else in WebAssembly.
 * Throws UserError.
 */
export async function* unzstded(packed: Pieces, name: string): AsyncGenerator<Uint8Array> {
  yield* unzstdedBy(
    NativeZstdDecoder.isThere ? new NativeZstdDecoder() : await WasmZstdDecoder.load(),
    packed,
    name,
  );
}

/** The same by one decoder, which is closed in the end. */
export async function* unzstdedBy(
  decoder: ZstdDecoder,
  packed: Pieces,
  name: string,
): AsyncGenerator<Uint8Array> {
  let unpacking = Promise.resolve(new Uint8Array(0) as Uint8Array);
  try {
    for await (const part of zstdParts(packed, name)) {
      const unpacked = await unpacking;
      unpacking = decoder.unpack(part);
      // While one part is unpacked, the one before is made use of; what fails is told when it is waited for.
      unpacking.catch(() => undefined);
      if (unpacked.length > 0) yield unpacked;
    }
    const last = await unpacking;
    decoder.end();
    if (last.length > 0) yield last;
  } catch (error) {
    // What is wrong with a part comes before what is wrong behind it.
    const wrong = await unpacking.then(() => decoder.end()).catch((fault: unknown) => fault);
    if (!(wrong instanceof WrongPart)) throw error;
    const { isChecksum, at } = wrong.part;
    throw isChecksum ? wrongChecksum(name, 'zstd', at) : damaged(name, 'zstd', at);
  } finally {
    decoder.close();
  }
}
