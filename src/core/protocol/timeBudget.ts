import { UserError } from '../userError';

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** The seconds that a time such as "90s", "10m" or "1.5h" names. Throws UserError where it names none. */
export function parseTimeBudget(text: string, name = 'The time budget'): number {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([smh])\s*$/i.exec(text) ?? [];
  const seconds = Number(number) * units[unit?.toLowerCase() ?? '']!;
  if (!(seconds > 0)) throw new UserError(`${name} is a time such as 90s, 10m or 2h, not "${text}".`);
  return seconds;
}
