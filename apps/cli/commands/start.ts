// `kinora start`: brings the service up, with the demo catalogue when the data folder is new.
import type { Command } from 'commander';
import { startService } from '#apps/server/start-service.ts';
import { readConfig } from '#apps/server/config.ts';
import { demoAccounts } from '#apps/server/demo-accounts.ts';
import { endOnSignal } from '../end-on-signal.ts';
import { showProgress } from '../show-progress.ts';

/** Hosts that only this machine reaches. */
const local = new Set(['localhost', '127.0.0.1', '::1']);

export function registerStart(program: Command): void {
  program
    .command('start')
    .description('Start the service (PORT, HOST and KINORA_HOME say where)')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: boolean }) => {
      const began = performance.now();
      const config = readConfig(process.env, process.cwd());
      const progress = showProgress('Preparing', options.json);
      const service = await startService(config, {
        onPrepare: (share, what) => progress.update(share, what),
      });
      const seconds = (performance.now() - began) / 1000;
      progress.done(
        service.firstStart ? 'first start: catalogue, viewers and recommendations are in' : 'ready',
      );

      if (options.json) {
        console.log(
          JSON.stringify({
            url: service.url,
            home: config.home,
            firstStart: service.firstStart,
            demo: service.demo,
            seconds,
          }),
        );
      } else {
        console.log(`\nKinora is at ${service.url}   (data in ${config.home}; Ctrl+C ends it)\n`);
        if (service.demo) {
          console.log('Demo accounts, with public passwords:');
          for (const { email, password, note } of demoAccounts)
            console.log(`  ${email}   ${password}   ${note}`);
          if (!local.has(config.HOST)) {
            console.log(
              `\nHOST=${config.HOST} lets other machines in, and anybody who reads this address can use these accounts.\nFor a service of your own set KINORA_DEMO=false on a new data folder.`,
            );
          }
          console.log('');
        }
      }
      await endOnSignal(() => service.close());
    });
}
