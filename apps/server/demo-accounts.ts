// The accounts that come with the demo catalogue; their passwords are public, so they exist only there.
import { createAccount, type CreateAccountInput } from '#domains/identity/create-account.ts';
import type { Kinora } from './compose.ts';

export interface DemoAccount extends CreateAccountInput {
  readonly role: 'viewer' | 'operator';
  /** What it is for, in one clause. */
  readonly note: string;
}

export const demoAccounts: readonly DemoAccount[] = [
  {
    email: 'viewer@kinora.example',
    password: 'silver-nitrate-1895',
    firstName: 'Musidora',
    lastName: 'Roques',
    role: 'viewer',
    note: 'a viewer with three profiles, one of them for children',
    profiles: [
      { name: 'Musidora', avatar: 'cat' },
      { name: 'Buster', avatar: 'top-hat' },
      { name: 'Kids', avatar: 'rocket', kids: true, maturityLimit: 7 },
    ],
  },
  {
    email: 'operator@kinora.example',
    password: 'carbon-arc-lamp-1911',
    firstName: 'Alice',
    lastName: 'Guy',
    role: 'operator',
    note: 'runs the service: users, ratings, models',
    profiles: [{ name: 'Alice', avatar: 'owl' }],
  },
];

/** Makes those that are not there. Answers the ids of their profiles by name, also of those that were. */
export async function createDemoAccounts(kinora: Kinora): Promise<Map<string, number>> {
  const { accounts, profiles } = kinora.identity.store;
  const byName = new Map<string, number>();
  for (const { note: _note, ...account } of demoAccounts) {
    if (!(await accounts.byEmail(account.email)))
      await createAccount(kinora.identity, { ...account, demo: true });
    const stored = await accounts.byEmail(account.email);
    for (const { id, name } of stored ? await profiles.of(stored.id) : []) byName.set(name, id);
  }
  return byName;
}
