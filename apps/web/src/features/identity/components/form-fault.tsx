// Why a form was refused as a whole, above its button and read aloud as it appears.
import { CircleAlert } from 'lucide-react';

export function FormFault({ text }: { text: string | null }) {
  if (!text) return null;
  return (
    <p
      role="alert"
      className="flex items-start gap-2.5 rounded-md border border-danger/60 bg-danger/10 px-4 py-3 text-sm font-medium text-text"
    >
      <CircleAlert className="mt-0.5 size-4.5 shrink-0 text-danger" aria-hidden="true" />
      {text}
    </p>
  );
}
