// The head of a page: its name, a line about it, and what can be done with the whole of it.
import type { ReactNode } from 'react';

export function PageHeader({
  title,
  lead,
  eyebrow,
  children,
}: {
  title: string;
  lead?: string;
  eyebrow?: string;
  children?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-5 px-gutter pt-8 pb-7 md:pt-12">
      <div className="max-w-2xl">
        {eyebrow && <p className="eyebrow mb-2">{eyebrow}</p>}
        <h1 className="text-3xl font-semibold">{title}</h1>
        {lead && <p className="mt-2.5 text-lg text-muted">{lead}</p>}
      </div>
      {children}
    </header>
  );
}
