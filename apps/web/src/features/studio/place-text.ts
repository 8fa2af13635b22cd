// A place in a film as people type it: `1:02:05.5`; what is read back is the same to the millisecond.
import { clockTime } from '#i18n/clock-time.ts';

export function placeText(seconds: number): string {
  const milliseconds = Math.round(Math.max(0, seconds) * 1000);
  const rest = String(milliseconds % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${clockTime(Math.floor(milliseconds / 1000))}${rest === '' ? '' : `.${rest}`}`;
}
