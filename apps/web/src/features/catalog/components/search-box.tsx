// The box to type a search into, as large as the question.
import { useEffect, useRef } from 'react';
import { Search, X } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Spinner } from '#ui/spinner.tsx';

export function SearchBox({
  value,
  busy,
  onChange,
}: {
  value: string;
  busy: boolean;
  onChange: (value: string) => void;
}) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  // The page is for typing: the keyboard starts here.
  useEffect(() => {
    const timer = setTimeout(() => input.current?.focus({ preventScroll: true }), 30);
    return () => clearTimeout(timer);
  }, []);
  return (
    <search className="block">
      <form role="presentation" onSubmit={(event) => event.preventDefault()} className="relative">
        <Search
          className="pointer-events-none absolute inset-y-0 start-0 my-auto size-7 text-muted"
          strokeWidth={1.8}
          aria-hidden="true"
        />
        <input
          ref={input}
          type="text"
          role="searchbox"
          enterKeyHint="search"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={value}
          maxLength={200}
          dir="auto"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
          className="h-18 w-full border-b-2 border-edge bg-transparent ps-11 pe-14 text-[clamp(1.4rem,1rem+2vw,2.5rem)] font-medium tracking-[-0.02em] outline-none transition-colors placeholder:font-light placeholder:text-muted focus:border-accent-text"
        />
        <span className="absolute inset-y-0 end-0 flex items-center">
          {busy && <Spinner className="me-2 text-muted" />}
          {value !== '' && (
            <IconButton
              label={t('search.clear')}
              onClick={() => {
                onChange('');
                input.current?.focus();
              }}
            >
              <X aria-hidden="true" />
            </IconButton>
          )}
        </span>
      </form>
    </search>
  );
}
