// The pictures to choose one from, as radio buttons.
import { useId } from 'react';
import { Check } from 'lucide-react';
import { useAvatarsQuery } from '#app/api.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

export function AvatarPicker({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const { t } = useLanguage();
  const { data: names } = useAvatarsQuery();
  const group = useId();
  if (!names) return <Skeleton className="h-40" />;
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{t('profiles.avatar')}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(4.25rem,1fr))] gap-3">
        {names.map((name, index) => (
          <label key={name} className="relative block cursor-pointer">
            <input
              type="radio"
              name={group}
              value={name}
              checked={value === name}
              onChange={() => onChange(name)}
              className="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-md"
            />
            <Avatar
              name={name}
              className="pointer-events-none w-full peer-checked:ring-3 peer-checked:ring-accent peer-checked:ring-offset-3 peer-checked:ring-offset-bg peer-focus-visible:outline-3 peer-focus-visible:outline-offset-6 peer-focus-visible:outline-accent-text"
            />
            <span className="pointer-events-none absolute -end-1.5 -bottom-1.5 hidden size-6 place-items-center rounded-full bg-accent text-on-accent peer-checked:grid">
              <Check className="size-4" aria-hidden="true" />
            </span>
            <span className="sr-only">{t('profiles.avatarNamed', { number: index + 1 })}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
