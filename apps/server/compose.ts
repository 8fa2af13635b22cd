// The composition root: configuration -> adapters -> domains. The server and every command start here.
import { join } from 'node:path';
import type { Clock } from '#engine/api/clock.ts';
import type { Config } from './config.ts';
import { openStores, type Stores } from './open-stores.ts';

export interface Kinora {
  readonly config: Config;
  readonly clock: Clock;
  readonly stores: Stores;
  /** Absolute path inside KINORA_HOME. */
  path(...parts: string[]): string;
  close(): Promise<void>;
}

/** Opens the stores and puts the domains together; serves and starts nothing. */
export async function compose(config: Config, clock: Clock = { now: Date.now }): Promise<Kinora> {
  const stores = await openStores(config.home);
  return {
    config,
    clock,
    stores,
    path: (...parts) => join(config.home, ...parts),
    close: () => stores.close(),
  };
}
