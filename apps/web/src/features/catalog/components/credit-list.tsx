// Who made a title, by what they did; each name leads to the person.
import { Link } from 'react-router';
import type { Credit } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';

const roles = [
  { role: 'director', label: 'title.directedBy' },
  { role: 'cast', label: 'title.cast' },
  { role: 'writer', label: 'title.writer' },
  { role: 'composer', label: 'title.composer' },
  { role: 'producer', label: 'title.producer' },
] as const;

export function CreditList({ credits }: { credits: readonly Credit[] }) {
  const { t } = useLanguage();
  return (
    <>
      {roles.map(({ role, label }) => {
        const people = credits.filter((credit) => credit.role === role);
        if (people.length === 0) return null;
        return (
          <div key={role}>
            <dt className="text-sm text-muted">{t(label)}</dt>
            <dd className="mt-1">
              <ul className="grid gap-0.5">
                {people.map((person) => (
                  <li key={`${person.personId} ${person.as ?? ''}`}>
                    <Link
                      to={`/person/${person.personId}`}
                      className="inline-block py-1 font-medium underline decoration-edge/60 underline-offset-4 hover:decoration-current"
                    >
                      <bdi>{person.name}</bdi>
                    </Link>
                    {person.as && (
                      <span className="text-sm text-muted">
                        {' '}
                        <bdi>{t('title.castAs', { character: person.as })}</bdi>
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        );
      })}
    </>
  );
}
