// Where the service under test is, and who can sign in to it.
import type { Locator, Page } from '@playwright/test';

/** Absolute address of a path. */
export function url(path: string): string {
  const base = process.env['SERVICE_UNDER_TEST'];
  if (!base) throw new Error('SERVICE_UNDER_TEST is not set: run the browser tests with "npm test"');
  return new URL(path, base).href;
}

export const demoViewer = { email: 'viewer@kinora.example', password: 'silver-nitrate-1895' };

export const demoOperator = { email: 'operator@kinora.example', password: 'carbon-arc-lamp-1911' };

/** Signs a demo viewer in through the API, as the page would, and chooses a profile by name. */
export async function signIn(page: Page, profileName = 'Musidora', person = demoViewer): Promise<void> {
  await page.goto(url('/sign-in'));
  await page.evaluate(
    async ({ credentials, name }) => {
      const send = async (method: string, path: string, body: unknown) => {
        const answer = await fetch(`/api/v1${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
        return (await answer.json()) as { profiles: { id: number; name: string }[] };
      };
      const { profiles } = await send('POST', '/sessions', credentials);
      const profile = profiles.find((candidate) => candidate.name === name);
      await send('PUT', '/session/profile', { profileId: profile?.id });
    },
    { credentials: person, name: profileName },
  );
}

/** Seconds that a video has come to. */
export function playedTo(video: Locator): Promise<number> {
  return video.evaluate((element) => (element as unknown as { currentTime: number }).currentTime);
}
