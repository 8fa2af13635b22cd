// The exit codes of every command, as the help states them.

export const exitCodes = { done: 0, failed: 1, usage: 2, doneWithRefusals: 3 } as const;
