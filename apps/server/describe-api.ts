// The OpenAPI document without a running service: the routes registered on an empty database in a folder that goes away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { buildApp } from './http/build-app.ts';
import { registerApi } from './register-api.ts';
import { version } from './version.ts';

export async function describeApi(): Promise<object> {
  const home = mkdtempSync(join(tmpdir(), 'kinora-describe-'));
  const kinora = await compose(readConfig({ KINORA_HOME: home }, '/'));
  try {
    const app = await buildApp(
      { trustProxy: false, rateLimit: false, version, logger: false },
      { api: (scope) => registerApi(scope, kinora), site: () => undefined },
    );
    await app.ready();
    const document = app.swagger();
    await app.close();
    return document;
  } finally {
    await kinora.close();
    rmSync(home, { recursive: true });
  }
}
