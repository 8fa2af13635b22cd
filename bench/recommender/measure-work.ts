// What a piece of work in this process takes: time by the clock, processor time, memory.

export interface Cost {
  readonly seconds: number;
  /** Processor time of all threads. */
  readonly cpuSeconds: number;
  /** Resident before the work: runtime, libraries and data. */
  readonly baseBytes: number;
  /** Highest resident size of the whole process up to the end of the work. */
  readonly peakBytes: number;
}

export async function measureWork(work: () => void | Promise<void>): Promise<Cost> {
  const baseBytes = process.memoryUsage.rss();
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  return { seconds, cpuSeconds: (user + system) / 1e6, baseBytes, peakBytes };
}
