// Builds the web application once, when its built form is absent or older than its sources.
import { spawn } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { defineErrors } from '#engine/api/define-errors.ts';

export const buildErrors = defineErrors({
  web_build_failed: {
    kind: 'fault',
    when: 'The web application does not build; the message has the builder\'s own words. "npm ci" puts back what an install lacks.',
    message: (output: string) => `Cannot build the web application:\n${output}`,
  },
});

const root = join(import.meta.dirname, '../..');
export const webDist = join(root, 'apps/web/dist');

function isFresh(): boolean {
  const built = join(webDist, 'index.html');
  if (!existsSync(built)) return false;
  const builtAt = statSync(built).mtimeMs;
  const sources = globSync(
    ['apps/web/{src,public}/**/*', 'apps/web/*.{html,ts,json}', 'contract/sdk/src/*.ts'],
    { cwd: root },
  );
  return sources.every((file) => statSync(join(root, file)).mtimeMs <= builtAt);
}

/** Answers whether a build was needed. Throws `web_build_failed`. */
export async function buildWeb(): Promise<boolean> {
  if (isFresh()) return false;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps/web'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.on('error', reject);
  child.on('exit', (code) => (code === 0 ? resolve() : reject(buildErrors.web_build_failed(output.trim()))));
  await promise;
  return true;
}
