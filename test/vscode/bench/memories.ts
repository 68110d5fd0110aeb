import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { memoryOf } from '../../torture/memoryOf';
import { engineProcess } from '../ui/processes';

/** What three processes hold, in MB: engine and extension host as the system tells, the panel's page what its script holds. */
export interface Memories {
  readonly engine: number;
  readonly host: number;
  readonly page: number;
}

/** The memory of the engine that keeps its scores in this folder, of the extension host that started it, and of the panel. */
export async function memories(store: string, page: Page, panel: Frame): Promise<Memories> {
  const engine = engineProcess(store) ?? NaN;
  const host = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${engine}/status`, 'utf8'))?.[1]);
  return {
    engine: memoryOf(engine) ?? NaN,
    host: memoryOf(host) ?? NaN,
    page: await scriptMemory(page, panel),
  };
}

/** What a frame's script holds after it was tidied up, buffers included. A frame that shares its parent's process is measured with it. */
async function scriptMemory(page: Page, frame: Frame): Promise<number> {
  for (let at: Frame | null = frame; at; at = at.parentFrame()) {
    const session = await page
      .context()
      .newCDPSession(at)
      .catch(() => undefined);
    if (!session) continue;
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
      usedSize: number;
      backingStorageSize?: number;
    };
    await session.detach();
    return (usedSize + backingStorageSize) / 2 ** 20;
  }
  return NaN;
}
