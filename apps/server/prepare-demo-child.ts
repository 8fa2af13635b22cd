// The process that prepares the demo: tells how far it is and ends.
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import type { DemoMessage } from './prepare-demo-apart.ts';
import { prepareDemo } from './prepare-demo.ts';

function say(message: DemoMessage): void {
  process.send?.(message);
}

// The service was ended meanwhile: the next start completes what is missing.
process.on('disconnect', () => process.exit(1));

try {
  const kinora = await compose(readConfig(process.env, process.cwd()));
  await prepareDemo(kinora, (share, what) => say({ share, what }));
  await kinora.close();
} catch (error) {
  say({ failed: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
process.removeAllListeners('disconnect');
process.disconnect?.();
