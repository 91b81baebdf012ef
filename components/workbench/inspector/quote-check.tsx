'use client';
import { type Ref, useEffect, useState } from 'react';
import { listCheckableSourcesAction } from '@/lib/checks/actions.ts';
import { isQuoted } from '@/lib/domain/item-kinds.ts';
import { isLanguageCode, languageName } from '@/lib/domain/languages.ts';
import type { ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type Checkable, checkableChoice } from '../state/checkable-choice.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { Checks, type ListenHandle } from './checks.tsx';
import { OriginalForm } from './original-form.tsx';
import { Section } from './section.tsx';

const saidIn = (language: string): string =>
  language === '' || language === 'und' ? 'another language' : languageName(language);

/** The words of a quote checked against a source: what the tool found, beside what the person decides. */
export function QuoteCheck({
  item,
  storyId,
  ref,
}: {
  item: ItemView;
  storyId: string;
  ref: Ref<ListenHandle>;
}) {
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
      <Checks item={item} ref={ref} />
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
