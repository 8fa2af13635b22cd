// Starts the service as a newcomer would, on a folder that goes away, and tells the tests where it is.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Milliseconds that the first start may take before the tests give up. */
const FIRST_START_MS = 60_000;

/** With SERVICE_UNDER_TEST set, the tests go to a service that is running already. */
export default async function startServer(): Promise<() => Promise<void>> {
  if (process.env['SERVICE_UNDER_TEST']) return () => Promise.resolve();
  const home = mkdtempSync(join(tmpdir(), 'kinora-e2e-'));
  const child = spawn(process.execPath, ['apps/cli/kinora.js', 'start', '--json'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, KINORA_HOME: home, PORT: '0', KINORA_LOG: 'error', KINORA_RATE_LIMIT: 'false' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = Promise.withResolvers<string>();
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    const line = output.split('\n').find((text) => text.startsWith('{"url"'));
    if (line) ready.resolve((JSON.parse(line) as { url: string }).url);
  });
  child.on('exit', (code) =>
    ready.reject(new Error(`The service ended with ${code} before it was ready:\n${output}`)),
  );
  const timer = setTimeout(
    () => ready.reject(new Error(`The service was not ready in time:\n${output}`)),
    FIRST_START_MS,
  );
  process.env['SERVICE_UNDER_TEST'] = await ready.promise;
  process.env['HOME_UNDER_TEST'] = home;
  clearTimeout(timer);

  return async () => {
    const ended = Promise.withResolvers<void>();
    child.removeAllListeners('exit');
    child.on('exit', () => ended.resolve());
    child.kill('SIGTERM');
    await ended.promise;
    rmSync(home, { recursive: true, force: true });
  };
}
