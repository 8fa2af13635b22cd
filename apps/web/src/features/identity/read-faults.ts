// Which field of a form the server refused: the first fault of each, by the name of the field.
export function readFaults(problem: unknown): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  if (typeof problem !== 'object' || problem === null || !('faults' in problem)) return faults;
  for (const fault of Array.isArray(problem.faults) ? problem.faults : []) {
    const { path, message } = fault as { path?: unknown; message?: unknown };
    if (typeof path === 'string' && typeof message === 'string' && !faults.has(path))
      faults.set(path, message);
  }
  return faults;
}
