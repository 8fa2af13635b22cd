// A place in a film as people write it.

/** 3725.5 is `1:02:05.5`; what is no time is quoted as it is. */
export function formatPlace(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return String(seconds);
  const milliseconds = Math.round(seconds * 1000);
  const whole = Math.floor(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = String(milliseconds % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  const clock = `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
  return rest === '' ? clock : `${clock}.${rest}`;
}
