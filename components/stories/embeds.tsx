import type { Embeds } from '@/lib/reports/embed-queries.ts';
import { StatusGlyph } from '../item/status-glyph.tsx';
import { buttonClass } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { reportAddress } from './addresses.ts';

const LINK = 'text-pencil underline underline-offset-4';

/** What of a published report goes into the newsroom's own pages: the story with its marks, and each statement. */
export function EmbedList({ embeds }: { embeds: Embeds }) {
  const { slug, edition, statements } = embeds;
  const at = (file: string) => `${reportAddress(slug)}/${edition}/${file}`;
  return (
    <>
      <section aria-labelledby="story" className="mb-10">
        <h2 id="story" className="font-serif text-xl font-semibold">
          The story, marked
        </h2>
        <p className="mt-1 mb-3 max-w-2xl text-soft">
          HTML to paste into your content management system, with a mark at each checked statement and its
          evidence beside it, without a script. It stays as edition {edition} has it.{' '}
          <a href={at('story')} className={LINK}>
            How it looks
          </a>
        </p>
        <div className="flex flex-wrap gap-x-8 gap-y-3">
          <StoryForm
            name="whole story"
            text={embeds.storyToPaste}
            file={at('story-to-paste.txt')}
            saveAs={`${slug}-${edition}.html`}
          />
          <StoryForm
            name="light version"
            text={embeds.storyLight}
            file={at('story-light.txt')}
            saveAs={`${slug}-${edition}-light.html`}
          />
        </div>
      </section>
      <section aria-labelledby="statements">
        <h2 id="statements" className="font-serif text-xl font-semibold">
          Statements
        </h2>
        {statements.length === 0 ? (
          <EmptyState title="No statement has an address of its own yet">
            Statements of this edition have none. The next edition gives each of its statements one.
          </EmptyState>
        ) : (
          <>
            <p className="mt-1 mb-3 max-w-2xl text-soft">
              A snippet is the words as a quotation, and a card that shows how the statement stands on the day
              it is read: it says by itself when it was corrected or withdrawn.
            </p>
            <ol className="border-t border-rule">
              {statements.map((one) => (
                <StatementRow key={one.id} statement={one} />
              ))}
            </ol>
          </>
        )}
      </section>
    </>
  );
}

function StoryForm({
  name,
  text,
  file,
  saveAs,
}: {
  name: string;
  text: string;
  file: string;
  saveAs: string;
}) {
  return (
    <p className="flex flex-wrap items-center gap-2">
      <span className="min-w-24">{name === 'whole story' ? 'Whole' : 'Light, without styles'}</span>
      <CopyButton text={text} about={`the ${name}`}>
        Copy
      </CopyButton>
      <a href={file} download={saveAs} className={buttonClass({ size: 'sm' })}>
        Download<span className="sr-only"> the {name}</span>
      </a>
    </p>
  );
}

function StatementRow({ statement }: { statement: Embeds['statements'][number] }) {
  const { number, words, url, snippet, status, isChangedSinceCheck } = statement;
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 border-b border-rule py-3">
      <span className="pt-1">
        <StatusGlyph status={isChangedSinceCheck ? 'CHANGED' : status} isNamed />
      </span>
      <div>
        <p className="font-serif text-lg leading-snug" dir="auto">
          {words}
        </p>
        <p className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <CopyButton text={snippet} about={`of statement ${number}`}>
            Copy snippet
          </CopyButton>
          <a href={url} className={`${LINK} text-sm break-all`}>
            {url}
          </a>
        </p>
      </div>
    </li>
  );
}
