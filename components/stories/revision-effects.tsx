'use client';
import { changeParts, changeQuestion } from '@/lib/domain/change-words.ts';
import { QUOTATION_LABELS, STATUS_LABELS } from '@/lib/domain/vocabulary.ts';
import type { PreviewItem, PreviewState, RevisionPreview } from '@/lib/revisions/view.ts';
import { Changes } from '../item/changes.tsx';
import type { ShownStatus } from '../item/shown-status.ts';
import { StatusGlyph } from '../item/status-glyph.tsx';
import { Button } from '../ui/button.tsx';
import { blockId } from './revised-text.tsx';

/** The most pressing first: what lapses, then what is new to be looked at. */
const ORDER: readonly PreviewState[] = ['lapses', 'read anew', 'gone', 'new', 'stands'];

/** What a new text does to the items, one by one; those that are unaffected are only counted. */
export function RevisionEffects({
  preview,
  anew,
  onAnew,
}: {
  preview: RevisionPreview;
  anew: ReadonlySet<string>;
  onAnew: (itemId: string, isGiven: boolean) => void;
}) {
  const { counts, items, notes, endsSignOff } = preview;
  const told = ORDER.flatMap((state) => items.filter((item) => item.state === state));
  const isNothing = counts.lapse + counts.readAnew + counts.gone + counts.found === 0;
  return (
    <section aria-labelledby="what-it-does">
      <h2 id="what-it-does" className="font-serif text-xl font-semibold">
        What it does to the check
      </h2>
      <p className="figures mt-1.5 text-sm text-soft">
        {counts.stand} {counts.stand === 1 ? 'item stands' : 'items stand'} ·{' '}
        <strong className={counts.lapse > 0 ? 'font-semibold text-changed' : 'font-normal'}>
          {counts.lapse} {counts.lapse === 1 ? 'lapses' : 'lapse'}
        </strong>{' '}
        {counts.readAnew > 0 && `· ${counts.readAnew} read anew, not checked before `}· {counts.gone} gone ·{' '}
        {counts.found} new
      </p>
      {notes.found + notes.stand + notes.gone > 0 && (
        <p className="figures text-sm text-soft">
          Notes of the draft: {notes.found} new · {notes.stand} as before · {notes.gone} no longer in it
        </p>
      )}
      <ul className="mt-1 divide-y">
        {told.map((item, i) => (
          <Effect
            key={item.id ?? `new ${i}`}
            item={item}
            isGiven={item.id !== null && anew.has(item.id)}
            onGiven={(isGiven) => item.id && onAnew(item.id, isGiven)}
          />
        ))}
      </ul>
      <p className="mt-4 text-sm text-soft">
        {isNothing && 'Every verdict stands. '}
        {endsSignOff
          ? `The sign-off of revision ${endsSignOff.revision} by ${endsSignOff.by} ends with it. Nothing is published until somebody signs again.`
          : 'Nothing is published until somebody signs this revision off.'}
      </p>
    </section>
  );
}

function Effect({
  item,
  isGiven,
  onGiven,
}: {
  item: PreviewItem;
  isGiven: boolean;
  onGiven: (isGiven: boolean) => void;
}) {
  const isGone = item.state === 'gone';
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] gap-x-3 py-4">
      {isGone ? (
        <svg viewBox="0 0 20 20" className="mt-0.5 size-4.5 text-soft" aria-hidden="true">
          <path d="M5 5l10 10M15 5L5 15" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      ) : (
        <StatusGlyph status={glyphOf(item)} className="mt-0.5 size-4.5" />
      )}
      <div className="min-w-0 text-sm">
        <p
          className={`line-clamp-4 font-serif text-lg leading-snug text-pretty ${isGone ? 'text-soft' : ''}`}
        >
          {item.statement.map(({ is, text }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one statement never change places
            <span key={i} className={statementLook(item, is)}>
              {text}
            </span>
          ))}
        </p>
        <div className="mt-1 space-y-0.5">
          <Changes changes={item.changes} />
          {item.state === 'lapses' && item.changes.length === 0 && (
            <p>
              <span className="font-semibold text-changed">It reads again as it was checked.</span> Give the
              verdict anew in the item.
            </p>
          )}
          {item.asked.map((one) => (
            <p key={one.what} className="text-pending">
              {changeQuestion(one)} The item will ask which holds.
            </p>
          ))}
          {item.told.map(({ before, after }) => (
            <p key={`${before} ${after}`} className="text-soft">
              Words beside it changed: {before ? `“${before}”` : 'nothing'} →{' '}
              {after ? `“${after}”` : 'nothing'}
            </p>
          ))}
          {stateLabel(item) && <p className="text-soft">{stateLabel(item)}</p>}
          {item.canGiveAnew && (
            <label className="mt-1.5 flex min-h-6 items-center gap-2">
              <input
                type="checkbox"
                className="size-4"
                checked={isGiven}
                onChange={(event) => onGiven(event.target.checked)}
              />
              It still holds: I give the verdict anew
            </label>
          )}
        </div>
      </div>
      <Button
        className="self-start"
        onClick={() => look(item.block)}
        aria-label={`Look at ${item.statement.map(({ text }) => text).join('')}`}
      >
        Look
      </Button>
    </li>
  );
}

function glyphOf({ state, was }: PreviewItem): ShownStatus {
  if (state === 'lapses') return 'CHANGED';
  return state === 'stands' && was ? was.status : 'PENDING';
}

/** Where the meaning changed the cue stands out, otherwise the checked words. */
function statementLook(
  { changes }: PreviewItem,
  is: PreviewItem['statement'][number]['is'],
): string | undefined {
  if (is === 'words') return undefined;
  const isSense = changes.some((one) => one.what === 'cue' && changeParts(one).about === 'Sense changed');
  return is === 'cue' && isSense ? 'font-semibold' : 'text-soft';
}

function stateLabel({ state, was }: PreviewItem): string {
  switch (state) {
    case 'gone':
      return 'No longer in the text: cut, with its history';
    case 'new':
      return 'New, to be checked';
    case 'read anew':
      return 'Read anew. It was not checked yet.';
    default:
      if (!was) return '';
  }
  const status = STATUS_LABELS[was.status].toLowerCase();
  const what =
    was.ticks.length > 0
      ? was.ticks.join(', ')
      : was.quotation && QUOTATION_LABELS[was.quotation].toLowerCase();
  const is = state === 'lapses' ? 'Was' : 'Stays';
  return `${is} ${status}${what ? `: ${what}` : ''}.`;
}

function look(block: number): void {
  const found = document.getElementById(blockId(block));
  found?.scrollIntoView({ block: 'center' });
  found?.focus({ preventScroll: true });
}
