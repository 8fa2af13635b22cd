// Chapters and markers in a form: rows that are typed, added and removed; what does not do is said at its field.
import { Plus, RotateCcw, X } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import type { ListedAsset, NewMarks } from '@kinora/sdk';
import { asProblem } from '#app/as-problem.ts';
import { useToast } from '#app/toasts.tsx';
import { clockTime } from '#i18n/clock-time.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { faultText } from '../fault-text.ts';
import {
  draftMarks,
  openEnd,
  readMarks,
  type ChapterRow,
  type MarkFault,
  type MarkerRow,
  type MarksDraft,
} from '../marks-draft.ts';
import { placeText } from '../place-text.ts';
import { useSetMarksMutation } from '../studio-api.ts';

const kinds = ['intro', 'recap', 'credits'] as const;
type List = keyof MarksDraft;

export function MarksEditor({
  asset,
  duration,
  onEnd,
}: {
  asset: ListedAsset;
  duration: number;
  onEnd: () => void;
}) {
  const { t } = useLanguage();
  const say = useToast();
  const form = useRef<HTMLFormElement>(null);
  const [start] = useState(() => draftMarks(asset));
  const [draft, setDraft] = useState(start);
  const [sent, setSent] = useState(false);
  const [save, { isLoading, error }] = useSetMarksMutation();
  const { chapters, markers, faults } = readMarks(draft, duration);
  const before: NewMarks = {
    chapters: asset.setByHand.chapters ? asset.chapters : null,
    markers: asset.setByHand.markers ? asset.markers : null,
  };

  async function put(marks: NewMarks): Promise<void> {
    const answer = await save({ id: asset.id, marks });
    if (answer.error) return;
    const undo = (): void => void save({ id: asset.id, marks: before });
    say({ text: t('studio.marks.saved'), onUndo: undo });
    onEnd();
  }

  function send(event: FormEvent): void {
    event.preventDefault();
    setSent(true);
    if (faults.size > 0) {
      // After the fields are marked.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    // What was not touched stays with what is found, should more be found.
    const same = (list: List): boolean => JSON.stringify(draft[list]) === JSON.stringify(start[list]);
    void put({
      chapters: same('chapters') ? before.chapters : [...chapters],
      markers: same('markers') ? before.markers : [...markers],
    });
  }

  const faultOf = (list: List, key: number, field: 'start' | 'end'): string | null => {
    const fault = sent ? faults.get(`${list}.${key}.${field}`) : undefined;
    return fault === undefined ? null : markFault(fault);
  };
  const markFault = (fault: MarkFault): string =>
    fault.kind === 'outside' || fault.kind === 'overlap'
      ? t(`studio.marks.fault.${fault.kind}`, { time: placeText(fault.seconds) })
      : t(`studio.marks.fault.${fault.kind}`);
  const fresh = (list: List): number => 1 + Math.max(-1, ...draft[list].map(({ key }) => key));
  const setMarker = (key: number, change: Partial<MarkerRow>): void =>
    setDraft({
      ...draft,
      markers: draft.markers.map((row) => (row.key === key ? { ...row, ...change } : row)),
    });
  const setChapter = (key: number, change: Partial<ChapterRow>): void =>
    setDraft({
      ...draft,
      chapters: draft.chapters.map((row) => (row.key === key ? { ...row, ...change } : row)),
    });
  const remove = (list: List, key: number): void =>
    setDraft({ ...draft, [list]: draft[list].filter((row) => row.key !== key) });
  const add = (list: List): void => {
    const key = fresh(list);
    const row = { key, start: '', end: '' };
    setDraft(
      list === 'markers'
        ? { ...draft, markers: [...draft.markers, { ...row, kind: freeKind(draft.markers) }] }
        : { ...draft, chapters: [...draft.chapters, { ...row, title: '' }] },
    );
    // Whoever adds a row wants to type in it.
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>(`[name="${list}.${key}.start"]`)?.focus(),
    );
  };
  const place = (list: List, row: MarkerRow | ChapterRow, field: 'start' | 'end', hint?: string) => (
    <TextField
      label={t(`studio.marks.${field}`)}
      name={`${list}.${row.key}.${field}`}
      dir="ltr"
      autoComplete="off"
      spellCheck={false}
      maxLength={20}
      value={row[field]}
      placeholder={hint}
      fault={faultOf(list, row.key, field)}
      onChange={({ target }) =>
        list === 'markers'
          ? setMarker(row.key, { [field]: target.value })
          : setChapter(row.key, { [field]: target.value })
      }
    />
  );
  const head = (list: List, byHand: boolean) => (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4">
      <h4 id={`marks-${asset.id}-${list}`} className="font-medium">
        {t(`studio.marks.${list}`)}
      </h4>
      {byHand && (
        <Button
          tone="ghost"
          icon={<RotateCcw className="size-4 rtl:-scale-x-100" aria-hidden="true" />}
          disabled={isLoading}
          onClick={() => void put({ ...before, [list]: null })}
        >
          {t('studio.marks.takeFound')}
        </Button>
      )}
    </div>
  );
  const foot = (list: List) => (
    <Button
      className="justify-self-start"
      icon={<Plus className="size-4" aria-hidden="true" />}
      onClick={() => add(list)}
    >
      {t(list === 'markers' ? 'studio.marks.addMarker' : 'studio.marks.addChapter')}
    </Button>
  );

  return (
    <form ref={form} noValidate onSubmit={send} className="mt-2 grid grid-cols-1 gap-6">
      <p className="text-sm text-muted">{t('studio.marks.hint')}</p>
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-2">
        <div role="group" aria-labelledby={`marks-${asset.id}-markers`} className="grid content-start gap-4">
          {head('markers', asset.setByHand.markers)}
          {draft.markers.map((row, at) => {
            const kind = t(`studio.marks.kind.${row.kind}`);
            return (
              <div
                key={row.key}
                role="group"
                aria-label={t('studio.marks.markerNamed', { kind, number: at + 1 })}
                className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-3 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
              >
                <SelectField
                  label={t('studio.marks.kind')}
                  className="max-sm:col-span-full"
                  value={row.kind}
                  options={kinds.map((value) => ({ value, label: t(`studio.marks.kind.${value}`) }))}
                  onChange={({ target }) =>
                    setMarker(row.key, { kind: kinds.find((value) => value === target.value) ?? 'intro' })
                  }
                />
                {place('markers', row, 'start')}
                {place('markers', row, 'end')}
                <IconButton
                  className="mt-7"
                  label={t('studio.marks.removeMarker', { kind, number: at + 1 })}
                  onClick={() => remove('markers', row.key)}
                >
                  <X aria-hidden="true" />
                </IconButton>
              </div>
            );
          })}
          {foot('markers')}
        </div>
        <div role="group" aria-labelledby={`marks-${asset.id}-chapters`} className="grid content-start gap-4">
          {head('chapters', asset.setByHand.chapters)}
          {draft.chapters.map((row, at) => (
            <div
              key={row.key}
              role="group"
              aria-label={t('studio.marks.unnamed', { number: at + 1 })}
              className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-3 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
            >
              <TextField
                label={t('studio.marks.name')}
                className="max-sm:col-span-full"
                dir="auto"
                autoComplete="off"
                maxLength={200}
                value={row.title}
                placeholder={t('studio.marks.unnamed', { number: at + 1 })}
                onChange={({ target }) => setChapter(row.key, { title: target.value })}
              />
              {place('chapters', row, 'start')}
              {place('chapters', row, 'end', clockTime(openEnd(draft.chapters, row, duration)))}
              <IconButton
                className="mt-7"
                label={t('studio.marks.removeChapter', { number: at + 1 })}
                onClick={() => remove('chapters', row.key)}
              >
                <X aria-hidden="true" />
              </IconButton>
            </div>
          ))}
          {foot('chapters')}
        </div>
      </div>
      {error !== undefined && (
        <p role="alert" className="text-sm text-danger">
          {asProblem(error)?.code === 'marks_invalid'
            ? t('studio.form.fault.server')
            : faultText(asProblem(error)?.code ?? 'other', t)}
        </p>
      )}
      {sent && faults.size > 0 && (
        <p role="alert" className="text-sm text-danger">
          {t('studio.form.checkFields', { count: faults.size })}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <Button tone="ghost" onClick={onEnd}>
          {t('common.cancel')}
        </Button>
        <Button tone="solid" type="submit" busy={isLoading}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}

/** What there is not yet. */
function freeKind(rows: readonly MarkerRow[]): MarkerRow['kind'] {
  return kinds.find((kind) => rows.every((row) => row.kind !== kind)) ?? 'intro';
}
