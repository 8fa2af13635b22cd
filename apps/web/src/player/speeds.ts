// The speeds a film can be played at.
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** The next speed up or down; stays at the ends. */
export function nextSpeed(rate: number, step: 1 | -1): number {
  const nearest = speeds.reduce((best, speed) =>
    Math.abs(speed - rate) < Math.abs(best - rate) ? speed : best,
  );
  const index = speeds.indexOf(nearest) + step;
  return speeds[Math.min(speeds.length - 1, Math.max(0, index))] ?? 1;
}

export function speedText(speed: number, number: (value: number) => string): string {
  return `${number(speed)}×`;
}
