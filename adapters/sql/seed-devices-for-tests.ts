// Two accounts, each with two devices that chose a profile, for the conformance suites of what devices do.
import type { Database } from './database.ts';

export interface SeededDevice {
  readonly accountId: number;
  readonly sessionId: number;
  readonly profileId: number;
}

export async function seedDevices(
  db: Database,
  profileId: number,
): Promise<[SeededDevice, SeededDevice, SeededDevice, SeededDevice]> {
  const devices: SeededDevice[] = [];
  for (const name of ['ada', 'blaise']) {
    const account = await db
      .insertInto('accounts')
      .values({
        email: `${name}@kinora.example`,
        email_key: `${name}@kinora.example`,
        first_name: name,
        last_name: 'Test',
        password_hash: '-',
        role: 'viewer',
        locale: 'en',
        confirmed_at: 1,
        demo: 0,
        created_at: 1,
      })
      .executeTakeFirstOrThrow();
    for (const device of ['phone', 'laptop']) {
      const session = await db
        .insertInto('sessions')
        .values({
          token_hash: `${name}-${device}`,
          account_id: Number(account.insertId),
          profile_id: profileId,
          device_name: device,
          transport: 'bearer',
          created_at: 1,
          last_seen_at: 1,
          expires_at: 1e12,
        })
        .executeTakeFirstOrThrow();
      devices.push({ accountId: Number(account.insertId), sessionId: Number(session.insertId), profileId });
    }
  }
  return devices as [SeededDevice, SeededDevice, SeededDevice, SeededDevice];
}
