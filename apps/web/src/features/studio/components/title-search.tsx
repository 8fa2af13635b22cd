// The field in which an operator looks for a title.
import { useId } from 'react';
import { Search } from 'lucide-react';
import { classes } from '#ui/classes.ts';
import { fieldLook } from '#ui/text-field.tsx';

export function TitleSearch({
  label,
  words,
  onWords,
}: {
  label: string;
  words: string;
  onWords: (words: string) => void;
}) {
  const field = useId();
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <label htmlFor={field} className="text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <Search
          className="pointer-events-none absolute inset-y-0 start-3.5 my-auto size-4.5 text-muted"
          aria-hidden="true"
        />
        <input
          id={field}
          type="search"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={words}
          onChange={({ target }) => onWords(target.value)}
          className={classes(fieldLook, 'border-edge ps-11')}
        />
      </div>
    </div>
  );
}
