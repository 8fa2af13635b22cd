// Sends to the API as the page would, with its session.
import type { Page } from '@playwright/test';

/** Throws what the API answered when it refuses. */
export function sendAsPage<Answer>(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  return page.evaluate(
    async (request) => {
      const answer = await fetch(`/api/v1${request.path}`, {
        method: request.method,
        ...(request.body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(request.body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${request.method} ${request.path}: ${answer.status} ${text}`);
      return (text === '' ? null : JSON.parse(text)) as unknown;
    },
    { method, path, body },
  ) as Promise<Answer>;
}
