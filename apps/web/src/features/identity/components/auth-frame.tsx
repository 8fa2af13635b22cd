// The page of a form at the door: a heading, the form, and the beam of light behind it.
import type { ReactNode } from 'react';
import { useUnderHeader } from '#app/under-header.ts';

export function AuthFrame({
  title,
  lead,
  children,
  aside,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  aside?: ReactNode;
}) {
  useUnderHeader('light');
  return (
    <div className="relative -mt-(--header) overflow-hidden px-gutter pt-(--header)">
      <div className="beam pointer-events-none absolute inset-0" aria-hidden="true" />
      <div className="relative mx-auto grid w-full max-w-md animate-arrive gap-7 py-12 md:py-20">
        <header>
          <h1 className="text-3xl font-semibold">{title}</h1>
          {lead && <p className="mt-2.5 text-muted">{lead}</p>}
        </header>
        {children}
        {aside}
      </div>
    </div>
  );
}
