// What stands where nothing is yet, and what to do about it.
import type { ReactNode } from 'react';

export function EmptyState({
  icon,
  title,
  text,
  children,
}: {
  icon?: ReactNode;
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <div className="mx-auto grid max-w-md animate-arrive justify-items-center gap-3 px-6 py-20 text-center">
      {icon && (
        <div className="mb-2 grid size-16 place-items-center rounded-full bg-text/6 text-accent-text [&_svg]:size-7">
          {icon}
        </div>
      )}
      <h2 className="text-xl font-semibold">{title}</h2>
      {text && <p className="text-muted">{text}</p>}
      {children && <div className="mt-3 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  );
}
