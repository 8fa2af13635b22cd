// A domain declares its tables beside their privacy facts, so that export, erasure and the data catalogue derive from one list.

/** `public`: may be shown to anyone; `internal`: of the service; `personal`: says something about a person; `secret`: never leaves the store. */
export type Classification = 'public' | 'internal' | 'personal' | 'secret';

export interface TableFacts {
  /** What a row is, in one clause. */
  readonly holds: string;
  /** The column through which a row belongs to a person; absent for tables that hold nothing of a person. */
  readonly subject?: { readonly column: string; readonly of: 'account' | 'profile' };
  /** Every column with its classification; a column missing here fails a test. */
  readonly columns: Readonly<Record<string, Classification>>;
}

export type TableRegistry = Readonly<Record<string, TableFacts>>;

/** Names the registry's type and keeps its keys. */
export function defineTables<const R extends TableRegistry>(registry: R): R {
  return registry;
}
