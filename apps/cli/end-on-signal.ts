// Keeps a command running until it is told to end: then it ends in good order; a second signal ends it at once.

/** Never resolves: the process exits after `close`. */
export async function endOnSignal(close: () => Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      resolve();
    });
  }
  await promise;
  await close();
  process.exit(0);
}
