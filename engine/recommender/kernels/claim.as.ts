// How threads share rows out: by a counter in the memory they share.

/** Takes the next `count` rows of the i32 counter for the calling thread and returns the first. Without threads it just counts on. */
@inline
export function claim(counter: usize, count: i32): i32 {
  if (ASC_FEATURE_THREADS) return atomic.add<i32>(counter, count);
  const first = load<i32>(counter);
  store<i32>(counter, first + count);
  return first;
}
