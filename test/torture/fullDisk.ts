import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badEnd, runCommand } from './commandLine';
import type { Programs } from './programs';

/** A file system of a given size that is there for a while; undefined where this system or user cannot have one. */
export function smallDisk(folder: string, kilobytes: number): SmallDisk | undefined {
  mkdirSync(folder, { recursive: true });
  const size = `size=${kilobytes}k`;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder]).status === 0
    ? {
        grow: () => void spawnSync('mount', ['-o', 'remount,size=200m', folder]),
        remove: () => void spawnSync('umount', [folder]),
      }
    : undefined;
}

/** A file system that can be made larger and taken away. */
export interface SmallDisk {
  readonly grow: () => void;
  readonly remove: () => void;
}

/** Scores and mixes where the disk fills up on the way, then where it is larger: gives what must not be, or `undefined` where no small disk can be had. */
export async function fillDisk(
  programs: Programs,
  inputs: string,
  folder: string,
  kilobytes: number,
): Promise<{ full: boolean; faults: string[] } | undefined> {
  const disk = smallDisk(folder, kilobytes);
  if (!disk) return undefined;
  try {
    const faults: string[] = [];
    cpSync(join(inputs, 'data.jsonl'), join(folder, 'data.jsonl'));
    const mix = [
      'mix',
      'data.jsonl',
      '--recipe',
      'all',
      '--measure',
      'questionChars',
      '--out',
      'm.jsonl',
      '--store',
      'store',
    ];
    const first = await runCommand(programs, folder, mix);
    const bad = badEnd(first);
    if (bad !== undefined) faults.push(`on a disk of ${kilobytes} kB: ${bad}`);
    if (first.code === 1 && !/full|space/.test(first.err))
      faults.push(`does not say that the disk is full: ${first.err.trim().slice(-200)}`);
    disk.grow();
    const second = await runCommand(programs, folder, [...mix, '--force']);
    if (second.code !== 0) faults.push(`with room again: ${badEnd(second) ?? second.err.trim().slice(-200)}`);
    else if (
      readFileSync(join(folder, 'm.jsonl'), 'utf8') !== readFileSync(join(folder, 'data.jsonl'), 'utf8')
    )
      faults.push('with room again, the mixture of all is not the dataset');
    return { full: first.code !== 0, faults };
  } finally {
    disk.remove();
  }
}
