// Asks why a room's line was refused, which a browser's EventSource keeps to itself.
import { HttpError } from '@kinora/sdk';

/** Resolves where the line is open now, and hangs up; rejects with the problem as calls of the API do. */
export async function askLine(address: string): Promise<void> {
  const hangUp = new AbortController();
  try {
    const answer = await fetch(address, { signal: hangUp.signal, headers: { accept: 'text/event-stream' } });
    if (answer.ok) return;
    const problem: unknown = await answer.json().catch(() => null);
    throw new HttpError(answer.status, problem, answer.headers);
  } finally {
    hangUp.abort();
  }
}
