// The embedded mailer: keeps messages in a file of JSON lines that only the owner of the service can read.
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Outbox } from '#domains/identity/ports.ts';
import type { Clock } from '#engine/api/clock.ts';

/** Messages kept: they hold addresses and links, so that old ones go. */
const KEPT = 200;

const storedMail = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  sentAt: z.number(),
});

/**
 * Writes to `outbox.jsonl` in the folder `home`. Each message replaces the file as a whole (write beside, then rename), so that a
 * crash leaves the file before or after it, never a line cut in two.
 */
export function outboxMailer(home: string, clock: Clock): Outbox {
  const file = join(home, 'outbox.jsonl');
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time, in the order asked for; a failure is the caller's alone. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    send: ({ to, subject, text, link }) =>
      inTurn(async () => {
        const lines = await readLines(file);
        lines.push(JSON.stringify({ to, subject, text, link, sentAt: clock.now() }));
        await writeFile(`${file}.new`, `${lines.slice(-KEPT).join('\n')}\n`, { mode: 0o600 });
        await chmod(`${file}.new`, 0o600);
        await rename(`${file}.new`, file);
      }),

    recent: (limit) => inTurn(async () => (await readLines(file)).slice(-limit).reverse().flatMap(parseLine)),
  };
}

async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Nothing for a line that somebody else wrote. */
function parseLine(line: string): z.infer<typeof storedMail>[] {
  try {
    return [storedMail.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
