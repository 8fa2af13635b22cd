// Prepares the demo in a process of its own: what seeding and training hold in memory goes with it.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { defineErrors } from '#engine/api/define-errors.ts';
import type { Config } from './config.ts';

export const demoErrors = defineErrors({
  demo_not_prepared: {
    kind: 'fault',
    when: 'The demo catalogue could not be brought in; the message says why. The next start goes on where this one stopped.',
    message: (why: string) => `Cannot prepare the demo: ${why}`,
  },
});

/** What the process tells: how far it is, or why it failed. */
export type DemoMessage = { readonly share: number; readonly what: string } | { readonly failed: string };

/** Throws `demo_not_prepared`. */
export async function prepareDemoApart(
  config: Config,
  tell: (share: number, what: string) => void,
): Promise<void> {
  const child = fork(join(import.meta.dirname, 'prepare-demo-child.ts'), {
    env: { ...process.env, KINORA_HOME: config.home },
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let why = 'its process ended';
  child.on('message', (message: DemoMessage) => {
    if ('failed' in message) why = message.failed;
    else tell(message.share, message.what);
  });
  child.on('error', reject);
  child.on('exit', (code) => (code === 0 ? resolve() : reject(demoErrors.demo_not_prepared(why))));
  await promise;
}
