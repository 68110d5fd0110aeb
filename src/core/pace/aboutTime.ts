/** A time as it is told to people who wait: no more exactly than it is known. */
export type AboutTime =
  { readonly unit: 'less than a minute' } | { readonly unit: 'minutes' | 'hours'; readonly count: number };

const mostMinutes = 90;

/** A time of so many seconds, rounded: minutes up to ten one by one, then five by five; hours from an hour and a half on. */
export function aboutTime(seconds: number): AboutTime {
  const minutes = seconds / 60;
  if (!(minutes >= 0.9)) return { unit: 'less than a minute' };
  if (minutes >= mostMinutes) return { unit: 'hours', count: Math.round(minutes / 60) };
  const step = minutes < 10 ? 1 : 5;
  return { unit: 'minutes', count: Math.max(1, step * Math.round(minutes / step)) };
}
