// How threads share work out: each takes the next number of one counter.

/** Takes the next of 0, 1, 2 ... from the i32 at `counter`, which starts at 0; no two threads get the same. */
@inline
export function claim(counter: usize): i32 {
  if (ASC_FEATURE_THREADS) return atomic.add<i32>(counter, 1);
  const taken = load<i32>(counter);
  store<i32>(counter, taken + 1);
  return taken;
}
