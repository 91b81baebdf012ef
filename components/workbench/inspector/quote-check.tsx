'use client';
import { useEffect, useState } from 'react';
import { listCheckableSourcesAction } from '@/lib/checks/actions.ts';
import { isQuoted } from '@/lib/domain/item-kinds.ts';
import { isLanguageCode, languageName } from '@/lib/domain/languages.ts';
import { timecode } from '@/lib/domain/moments.ts';
import { reasonBehind } from '@/lib/domain/reasons.ts';
import { QUOTATION_LABELS } from '@/lib/domain/vocabulary.ts';
import type { CheckView, ItemView } from '@/lib/items/view.ts';
import { MediaPlayer } from '../../source/media-player.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Time } from '../../ui/time.tsx';
import { type Checkable, checkableChoice } from '../state/checkable-choice.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { verdictOf } from '../state/verdict.ts';
import {
  findingLabel,
  isAnothers,
  leftAside,
  placeLabel,
  senseChanges,
  speakerNotice,
  staleLabel,
} from './check-words.ts';
import { OriginalForm } from './original-form.tsx';
import { Section } from './section.tsx';
import { WordDifference } from './word-difference.tsx';

const saidIn = (language: string): string =>
  language === '' || language === 'und' ? 'another language' : languageName(language);

/** The words of a quote checked against a source: what the tool found, beside what the person decides. */
export function QuoteCheck({ item, storyId }: { item: ItemView; storyId: string }) {
  const { can } = useWorkbenchContext();
  const [isTranslating, setIsTranslating] = useState(false);
  if (!isQuoted(item.kind)) return null;
  return (
    <Section
      title="Held against the source"
      aside={
        can.annotate &&
        !isTranslating && (
          <Button size="sm" look="quiet" onClick={() => setIsTranslating(true)}>
            {item.original ? 'Original words' : 'Translated?'}
          </Button>
        )
      }
    >
      {isTranslating ? (
        <OriginalForm item={item} onDone={() => setIsTranslating(false)} />
      ) : (
        item.original && (
          <p className="mb-3 text-sm text-soft">
            Said in {saidIn(item.original.language)}:{' '}
            <q
              lang={isLanguageCode(item.original.language) ? item.original.language : undefined}
              className="font-serif text-base text-ink"
            >
              {item.original.words}
            </q>
            {item.original.translator && ` · translated by ${item.original.translator}`}
          </p>
        )
      )}
      {can.manageSources && <ChooseSource item={item} storyId={storyId} />}
      <ul className="grid gap-4">
        {item.checks.map((check) => (
          <li key={check.sourceId} className="border-t pt-3">
            <Check item={item} check={check} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The item's own sources come first; the rest of the register is loaded when asked for. */
function ChooseSource({ item, storyId }: { item: ItemView; storyId: string }) {
  const { commands, beingRead } = useWorkbenchContext();
  const own = item.evidence.filter(({ source }) => source.hasText).map(({ source }) => source);
  const ownBeingRead = item.evidence.filter(({ source }) => !source.hasText && beingRead.includes(source.id));
  const [others, setOthers] = useState<Checkable[] | null>(null);
  const [error, setError] = useState('');
  const [isBusy, setIsBusy] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a text that was being read may be there now
  useEffect(() => {
    if (others !== null) void readOthers();
  }, [beingRead]);

  async function check(sourceId: string) {
    setIsBusy(true);
    const result = await commands.checkQuote(item, sourceId);
    setError(result.ok ? '' : result.error.message);
    setIsBusy(false);
  }

  async function readOthers() {
    const result = await listCheckableSourcesAction({ storyId });
    if (!result.ok) return setError(result.error.message);
    setOthers(result.data.sources.filter(({ id }) => !own.some((source) => source.id === id)));
  }

  return (
    <div className="mb-3 grid gap-2">
      {own.map((source) => (
        <Button
          key={source.id}
          size="sm"
          disabled={isBusy}
          isBusy={isBusy}
          className="justify-self-start whitespace-normal! text-left"
          onClick={() => void check(source.id)}
        >
          Check against “{source.title}”
        </Button>
      ))}
      {ownBeingRead.map(({ id, source }) => (
        <p key={id} role="status" className="text-sm text-soft">
          The text of “{source.title}” is being read; then the quote can be checked against it.
        </p>
      ))}
      {others === null ? (
        <Button size="sm" look="quiet" className="-ml-2 justify-self-start" onClick={() => void readOthers()}>
          Check against another source…
        </Button>
      ) : others.length === 0 ? (
        <p className="text-sm text-soft">
          No other source has words to check against. Add a transcript or a document to a source first.
        </p>
      ) : (
        <Select
          label="Check against"
          defaultValue=""
          disabled={isBusy}
          choices={[{ value: '', words: 'Choose a source' }, ...others.map(checkableChoice)]}
          onChange={(event) => event.target.value && void check(event.target.value)}
        />
      )}
      {error && <Notice tone="error">{error}</Notice>}
    </div>
  );
}

function Check({ item, check }: { item: ItemView; check: CheckView }) {
  const { can, timeZone, commands } = useWorkbenchContext();
  const [isPlaying, setIsPlaying] = useState(false);
  const changes = senseChanges(check.edits);
  const anothers = isAnothers(check);
  const isFair = !anothers && (check.outcome === 'verbatim' || check.outcome === 'trimmed');
  const place = placeLabel(check);
  const notice = speakerNotice(check);
  const aside = leftAside(check.edits);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        {!anothers && (
          <p className={`font-semibold ${isFair ? 'text-verified' : 'text-disputed'}`}>
            {findingLabel(check)}
          </p>
        )}
        <p className="text-xs text-soft">
          {check.sourceTitle}
          {place && <span className="font-mono"> {place}</span>}
        </p>
      </div>
      {check.isStale && (
        <Notice tone="warning">
          {staleLabel(check)}
          {can.manageSources && check.replacedBy !== null && (
            <Button
              size="sm"
              className="mt-2 block"
              onClick={() => void commands.checkQuote(item, check.sourceId)}
            >
              Check again
            </Button>
          )}
        </Notice>
      )}
      {anothers && (
        <Notice tone="error" title={findingLabel(check)}>
          {item.speaker ? `The story gives them to ${item.speaker.name}.` : ''}
        </Notice>
      )}
      {notice && <Notice tone="warning">{notice}</Notice>}
      {changes.length > 0 && (
        <Notice tone="error" title="This changes the sense">
          What differs is {changes.join(', and ')}.
        </Notice>
      )}
      {check.edits.length > 0 && <WordDifference {...check} speakers={check.said?.speakers ?? []} />}
      {aside.length > 0 && (
        <p className="text-xs text-soft">Shown with dots, and not counted: {aside.join('; ')}.</p>
      )}
      {check.others > 0 && (
        <p className="text-xs text-soft">
          {check.others === 1 ? 'One other place' : `${check.others} other places`} in the source came into
          question.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {check.media && check.fromMs !== null && !isPlaying && (
          <Button size="sm" onClick={() => setIsPlaying(true)}>
            Play from {timecode(check.fromMs)}
          </Button>
        )}
        {can.recordVerdict && !check.isStale && <Take item={item} check={check} isFair={isFair} />}
      </div>
      {isPlaying && check.media && check.fromMs !== null && (
        <MediaPlayer
          {...check.media}
          label={`${check.sourceTitle}, from ${timecode(check.fromMs)}`}
          startMs={check.fromMs}
          isStartedAtOnce
        />
      )}
      <p className="text-xs text-soft">
        Checked by {check.by}, <Time iso={check.at} timeZone={timeZone} />. A proposal: nothing is decided by
        it.
      </p>
    </div>
  );
}

/** A button that accepts the proposal: as the answer where it is fair, as a dispute where it is not. */
function Take({ item, check, isFair }: { item: ItemView; check: CheckView; isFair: boolean }) {
  const { commands } = useWorkbenchContext();
  const verdict = verdictOf(item);
  if (isFair) {
    if (verdict.quotation === check.proposed)
      return <p className="text-xs text-soft">Taken as the answer.</p>;
    return (
      <Button
        size="sm"
        onClick={() => void commands.recordVerdict(item, { ...verdict, quotation: check.proposed })}
      >
        Was it said? “{QUOTATION_LABELS[check.proposed]}”
      </Button>
    );
  }
  if (verdict.status === 'DISPUTED' && verdict.quotation === check.proposed) return null;
  const reason = reasonBehind(check.proposed) ?? '';
  return (
    <Button
      size="sm"
      look="danger"
      onClick={() =>
        void commands.recordVerdict(item, {
          ...verdict,
          status: 'DISPUTED',
          reason,
          ticks: [],
          quotation: check.proposed,
        })
      }
    >
      Dispute: {reason}
    </Button>
  );
}
