import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';

const oldest = [20, 12];

/**
 * The program that runs the engine: the one the user names, else a Node of version 20.12 or newer on the PATH, else
 * undefined: the host's own. (ONNX Runtime has crashed under Electron's memory allocator, so a plain Node comes first.)
 */
export async function nodeProgram(named: string): Promise<string | undefined> {
  if (named) return named;
  const node = nodeOfPath();
  return node !== undefined && (await isRecentNode(node)) ? node : undefined;
}

/** The system's own search may look in the working directory too, which may be a dataset's folder. */
function nodeOfPath(): string | undefined {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

async function isRecentNode(program: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'], { timeout: 5000 });
    return isRecent(stdout);
  } catch {
    return false;
  }
}

/** Whether a version such as "v20.19.1" is one that the engine runs on. */
export function isRecent(version: string): boolean {
  const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version.trim()) ?? [];
  const [majorNeeded, minorNeeded] = oldest as [number, number];
  return Number(major) > majorNeeded || (Number(major) === majorNeeded && Number(minor) >= minorNeeded);
}
