// Remembers an answer for a few seconds: a player asks for several files a second, and each asks the same of the store.

/** Milliseconds: as long as what was ended may go on at most. */
export const answerMemory = 3000;

/** Answers kept; beyond that the oldest go. */
const mostKept = 10_000;

/** An answer that failed is asked for again. */
export function rememberBriefly<Answer>(
  ask: (id: number, now: number) => Promise<Answer>,
): (id: number, now: number) => Promise<Answer> {
  const known = new Map<number, { at: number; answer: Promise<Answer> }>();
  return (id, now) => {
    const kept = known.get(id);
    if (kept !== undefined && now - kept.at < answerMemory) return kept.answer;
    const answer = ask(id, now);
    known.delete(id);
    known.set(id, { at: now, answer });
    answer.catch(() => known.delete(id));
    if (known.size > mostKept)
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    return answer;
  };
}
