// A title made or corrected in a sheet above the page; what was typed is not lost by accident, and removing asks first.
import { useRef, useState } from 'react';
import type { TitleDetail } from '@kinora/sdk';
import { useMovieQuery } from '#app/api.ts';
import { asProblem } from '#app/as-problem.ts';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { faultText } from '../fault-text.ts';
import type { GuessedName } from '../guess-name.ts';
import { useCreateTitleMutation, useEditTitleMutation, useRemoveTitleMutation } from '../studio-api.ts';
import { draftTitle, newTitle, readTitle, type TitleDraft, type TitleFaults } from '../title-draft.ts';
import { TitleForm } from './title-form.tsx';

/** A title that is there, by its id, or what a new one may be called. */
export type TitleSubject = { readonly id: number } | { readonly guess: GuessedName };

export function TitleDialog({
  subject,
  onClose,
  onSaved,
}: {
  subject: TitleSubject;
  onClose: () => void;
  onSaved?: (title: { readonly id: number }) => void;
}) {
  if ('guess' in subject)
    return <Sheet start={newTitle(subject.guess)} known={null} onClose={onClose} onSaved={onSaved} />;
  return <Known id={subject.id} onClose={onClose} onSaved={onSaved} />;
}

interface Ending {
  onClose: () => void;
  onSaved: ((title: { readonly id: number }) => void) | undefined;
}

function Known({ id, onClose, onSaved }: { id: number } & Ending) {
  const { t } = useLanguage();
  // As it is now, not as it was when a page was looked at; and not again while it is typed in.
  const { currentData, error, refetch, isFetching } = useMovieQuery(id, { refetchOnMountOrArgChange: true });
  const [known, setKnown] = useState<TitleDetail | null>(null);
  if (known === null && currentData && !isFetching) setKnown(currentData);
  if (known !== null)
    return <Sheet start={draftTitle(known)} known={known} onClose={onClose} onSaved={onSaved} />;
  return (
    <Dialog title={t('studio.titles.correct')} open onClose={onClose} className={wide}>
      {error ? (
        <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-96" />
      )}
    </Dialog>
  );
}

const wide = 'w-[min(46rem,calc(100vw-1rem))]';
const none: TitleFaults = new Map();

function Sheet({
  start,
  known,
  onClose,
  onSaved,
}: { start: TitleDraft; known: TitleDetail | null } & Ending) {
  const { t } = useLanguage();
  const say = useToast();
  const form = useRef<HTMLFormElement>(null);
  const [first] = useState(start);
  const [draft, setDraft] = useState(start);
  const [sent, setSent] = useState(false);
  const [asking, setAsking] = useState<'discard' | 'remove' | null>(null);
  const [create, creating] = useCreateTitleMutation();
  const [edit, editing] = useEditTitleMutation();
  const [remove, removing] = useRemoveTitleMutation();
  const { facts, faults } = readTitle(draft);
  const problem = asProblem(creating.error ?? editing.error);
  const refused = sent ? refusedFields(problem?.faults ?? [], draft) : none;
  const shown: TitleFaults = sent ? new Map([...refused, ...faults]) : none;
  const busy = creating.isLoading || editing.isLoading;
  const typed = JSON.stringify(draft) !== JSON.stringify(first);
  const twin = problem?.code === 'title_exists' ? Number(problem.details?.['id']) : null;

  async function save(again: boolean): Promise<void> {
    setSent(true);
    if (faults.size > 0) {
      // After the fields are marked.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    const answer = known === null ? await create({ facts, again }) : await edit({ id: known.id, facts });
    if (!answer.data) return;
    const { title } = answer.data;
    say({ text: t(known === null ? 'studio.form.created' : 'studio.form.saved', { title }) });
    onSaved?.(answer.data);
    onClose();
  }

  async function removeIt(): Promise<void> {
    if (known === null) return;
    const answer = await remove(known.id);
    setAsking(null);
    if (answer.error) say({ tone: 'fault', text: faultText(asProblem(answer.error)?.code ?? 'other', t) });
    else {
      say({ text: t('studio.form.removed', { title: known.title }) });
      onClose();
    }
  }

  return (
    <>
      <Dialog
        title={
          known === null ? t('studio.form.newTitle') : t('studio.form.editTitle', { title: known.title })
        }
        open
        guarded
        onClose={() => (typed ? setAsking('discard') : onClose())}
        className={wide}
      >
        <TitleForm
          draft={draft}
          faults={shown}
          isNew={known === null}
          hadGenres={known?.genres ?? []}
          form={form}
          onChange={setDraft}
          onSubmit={() => void save(false)}
        >
          {twin !== null && (
            <div role="alert" className="grid gap-3 rounded-md border border-accent/60 p-4">
              <p>{t('studio.form.exists')}</p>
              <div className="flex flex-wrap gap-3">
                {onSaved && (
                  <Button
                    onClick={() => {
                      onSaved({ id: twin });
                      onClose();
                    }}
                  >
                    {t('studio.form.useIt')}
                  </Button>
                )}
                <Button busy={busy} onClick={() => void save(true)}>
                  {t('studio.form.makeAgain')}
                </Button>
              </div>
            </div>
          )}
          {sent && shown.size > 0 ? (
            <p role="alert" className="text-sm text-danger">
              {t('studio.form.checkFields', { count: shown.size })}
            </p>
          ) : (
            problem !== undefined &&
            twin === null && (
              <p role="alert" className="text-sm text-danger">
                {faultText(problem.code, t)}
              </p>
            )
          )}
          <div className="sticky bottom-0 z-10 -mx-6 -mb-6 flex flex-wrap items-center justify-end gap-3 border-t border-line bg-raised px-6 py-4">
            {known?.source === 'operator' && (
              <Button tone="ghost" className="me-auto text-danger" onClick={() => setAsking('remove')}>
                {t('studio.form.remove')}
              </Button>
            )}
            <Button tone="ghost" onClick={() => (typed ? setAsking('discard') : onClose())}>
              {t('common.cancel')}
            </Button>
            <Button tone="solid" type="submit" busy={busy}>
              {t(known === null ? 'studio.form.create' : 'common.save')}
            </Button>
          </div>
        </TitleForm>
      </Dialog>
      <Dialog
        title={t('studio.form.discard')}
        open={asking === 'discard'}
        onClose={() => setAsking(null)}
        actions={
          <>
            <Button tone="ghost" onClick={() => setAsking(null)}>
              {t('studio.form.keep')}
            </Button>
            <Button tone="danger" onClick={onClose}>
              {t('studio.form.discardConfirm')}
            </Button>
          </>
        }
      >
        <p>{t('studio.form.discardText')}</p>
      </Dialog>
      <Dialog
        title={t('studio.form.removeTitle', { title: known?.title ?? '' })}
        open={asking === 'remove'}
        onClose={() => setAsking(null)}
        actions={
          <>
            <Button tone="ghost" onClick={() => setAsking(null)}>
              {t('common.cancel')}
            </Button>
            <Button tone="danger" busy={removing.isLoading} onClick={() => void removeIt()}>
              {t('studio.form.remove')}
            </Button>
          </>
        }
      >
        <p>{t('studio.form.removeText')}</p>
      </Dialog>
    </>
  );
}

/** Fields that only the server refused: `facts.episodes.2.title` is of the third row, whatever its key. */
function refusedFields(faults: readonly { path: string }[], { episodes }: TitleDraft): TitleFaults {
  return new Map(
    faults.map(({ path }) => {
      const [list = '', at = '', field = ''] = path.replace(/^facts\./, '').split('.');
      const key = episodes[Number(at)]?.key;
      const name = list === 'episodes' && key !== undefined ? `episodes.${key}.${field}` : list;
      return [name, 'studio.form.fault.server'] as const;
    }),
  );
}
