// Brings the whole service up in one process: web application, first data, HTTP, workers.
import { pino } from 'pino';
import { retrainWhenDue } from '#domains/recommend/retrain-when-due.ts';
import { sweepExpired } from '#domains/identity/sweep-expired.ts';
import { buildWeb } from './build-web.ts';
import { compose, type Kinora } from './compose.ts';
import type { Config } from './config.ts';
import { logWatched } from './log-watched.ts';
import { prepareDemoApart } from './prepare-demo-apart.ts';
import { demoIsDue } from './prepare-demo.ts';
import { serve } from './serve.ts';

/** Milliseconds between two sweeps of sessions and links that ended, and of uploads that were not completed. */
const A_DAY = 24 * 3600_000;
/** Milliseconds that an expired download may still be renewed under its own number, with what the device has of it. */
const EXPIRED_FOR = 90 * A_DAY;
/** Milliseconds between two looks whether the model in service has grown old. */
const LOOK_AT_MODEL = 10 * 60_000;

export interface Service {
  readonly url: string;
  /** The demo was brought in, or completed. */
  readonly firstStart: boolean;
  readonly demo: boolean;
  close(): Promise<void>;
}

export interface StartOptions {
  /** Told what is being prepared; `share` is 0 to 1. */
  readonly onPrepare?: (share: number, what: string) => void;
}

/** Throws what stopped it; nothing is left running then. */
export async function startService(config: Config, options: StartOptions = {}): Promise<Service> {
  const log = pino({
    level: config.KINORA_LOG,
    base: null,
    redact: ['req.headers.cookie', 'req.headers.authorization'],
  });
  const tell = options.onPrepare ?? (() => undefined);
  const web = buildWeb();
  // It is awaited below; until then a failure is not an unhandled one.
  web.catch(() => undefined);
  const kinora = await compose(config, {
    onBackgroundError: (error) => log.error({ err: error }, 'work after an answer failed'),
    onWatched: logWatched(log),
  });
  try {
    const firstStart = config.KINORA_DEMO && (await demoIsDue(kinora));
    if (firstStart) await prepareDemoApart(config, (share, what) => tell(0.9 * share, what));
    tell(0.9, 'web application');
    await web;
    const serving = await serve(kinora, log);
    kinora.media.startWorkers(config.KINORA_MEDIA_WORKERS);
    if (config.KINORA_MODEL_WORKER) kinora.modelWork.startWorker();
    kinora.together.start();
    const sweep = (): void => {
      kinora.identity.background(async () => void (await sweepExpired(kinora.identity)));
      kinora.identity.background(() => kinora.media.uploads.sweep());
      kinora.identity.background(async () => {
        await kinora.media.downloads.forgetExpired(kinora.clock.now() - EXPIRED_FOR);
      });
    };
    await sweepExpired(kinora.identity);
    kinora.identity.background(() => kinora.media.uploads.sweep());
    const retraining = startRetraining(kinora);
    const sweeping = setInterval(sweep, A_DAY);
    sweeping.unref();
    tell(1, 'ready');
    return {
      url: serving.url,
      firstStart,
      demo: (await kinora.stores.titles.count('demo')) > 0,
      async close() {
        clearInterval(sweeping);
        clearInterval(retraining);
        await serving.close();
        await kinora.close();
      },
    };
  } catch (error) {
    await web.catch(() => undefined);
    await kinora.close();
    throw error;
  }
}

function startRetraining(kinora: Kinora): NodeJS.Timeout | undefined {
  const { config, stores, clock, modelWork, identity } = kinora;
  if (config.KINORA_RETRAIN_HOURS === 0) return undefined;
  const check = retrainWhenDue({
    registry: stores.models,
    dataset: stores.dataset,
    jobs: stores.jobs,
    clock,
    wake: modelWork.wake,
    hours: config.KINORA_RETRAIN_HOURS,
  });
  return setInterval(() => identity.background(async () => void (await check())), LOOK_AT_MODEL).unref();
}
