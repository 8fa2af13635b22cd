// What a browser keeps entries in, for tests: entries are properties, methods are inherited, as the standard says of Storage.
export function storageFixture(): Storage {
  const methods = {
    getItem: (key: string): string | null => entries[key] ?? null,
    setItem: (key: string, value: string): void => {
      entries[key] = value;
    },
    removeItem: (key: string): void => {
      delete entries[key];
    },
  };
  const entries = Object.create(methods) as Record<string, string>;
  return entries as unknown as Storage;
}
