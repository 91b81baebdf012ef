'use client';
import type { WorkbenchView } from '@/lib/workbench/view.ts';
import {
  binderAddress,
  embedAddress,
  reportAddress,
  reviseAddress,
  storyTableAddress,
} from '../../stories/addresses.ts';
import { IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Menu, MenuItem, MenuLabel, MenuRule } from '../../ui/menu.tsx';
import { Time } from '../../ui/time.tsx';
import { keyOf } from '../keys/keys.ts';
import { useWorkbenchContext } from '../state/context.tsx';

/** What the header opens: a dialog, or what was read of the text. */
export type HeaderDialog =
  | 'contacts'
  | 'threads'
  | 'proposals'
  | 'signOff'
  | 'publish'
  | 'hold'
  | 'withdraw'
  | 'keys'
  | 'checkAll'
  | 'read'
  | 'details'
  | 'assignStory'
  | 'assignItems'
  | 'word';

export type Opens = { view: WorkbenchView; onOpen: (dialog: HeaderDialog) => void };

/** Everything else that can be done with the story as a whole. */
export function StoryMenu({ view, unread, onOpen }: Opens & { unread: number }) {
  const { story, can } = view;
  return (
    <Menu
      trigger={
        <IconButton label="More">
          <span aria-hidden="true" className="text-lg leading-none">
            ⋯
          </span>
        </IconButton>
      }
    >
      <SignOffItems view={view} />
      <MenuItem onSelect={() => onOpen('contacts')}>Contact log</MenuItem>
      <MenuItem onSelect={() => onOpen('threads')}>Threads</MenuItem>
      {view.proposals.length > 0 && (
        <MenuItem onSelect={() => onOpen('proposals')}>Notes of the draft</MenuItem>
      )}
      {can.manageSources && (
        <MenuItem onSelect={() => onOpen('checkAll')}>Check all quotes against a source…</MenuItem>
      )}
      <MenuItem onSelect={() => onOpen('read')}>What was read of the text</MenuItem>
      {can.revise && (
        <MenuItem onSelect={() => window.location.assign(reviseAddress(story.id))}>
          New revision of the text
        </MenuItem>
      )}
      {can.revise && <MenuItem onSelect={() => onOpen('details')}>Headline, byline, deadline…</MenuItem>}
      <AssignItems view={view} onOpen={onOpen} />
      <ReleaseItems view={view} onOpen={onOpen} />
      <MenuRule />
      <MenuLabel>To take away</MenuLabel>
      <MenuItem onSelect={() => onOpen('word')}>Word file…</MenuItem>
      <PaperItems view={view} />
      <TableItems storyId={story.id} />
      <MenuRule />
      <MenuItem onSelect={() => window.location.assign('/inbox')}>
        Inbox
        {unread > 0 && (
          <span className="figures font-semibold text-pencil">
            {unread > 99 ? '99+' : unread}
            <span className="sr-only"> unread</span>
          </span>
        )}
      </MenuItem>
      <MenuItem onSelect={() => onOpen('keys')}>
        Keys <Kbd>{keyOf('showKeys')}</Kbd>
      </MenuItem>
    </Menu>
  );
}

function SignOffItems({ view: { signOff, newsroom, can } }: { view: WorkbenchView }) {
  const { commands } = useWorkbenchContext();
  if (!signOff) return null;
  return (
    <>
      <MenuLabel>
        Signed off by {signOff.by.name}, <Time iso={signOff.at} timeZone={newsroom.timeZone} />
      </MenuLabel>
      {can.signOff && (
        <MenuItem onSelect={() => void commands.withdrawSignOff(signOff.id)}>Withdraw the sign-off</MenuItem>
      )}
      <MenuRule />
    </>
  );
}

/** Who checks the story, and its items. */
function AssignItems({ view: { can, me, assigned, checkers }, onOpen }: Opens) {
  const { commands } = useWorkbenchContext();
  if (!can.assignStory) return null;
  const mayTake = checkers.some(({ id }) => id === me.id) && !assigned.some(({ id }) => id === me.id);
  return (
    <>
      {mayTake && <MenuItem onSelect={() => void commands.takeStory(me.id)}>Take the story</MenuItem>}
      <MenuItem onSelect={() => onOpen('assignStory')}>Who checks the story…</MenuItem>
      {can.assign && <MenuItem onSelect={() => onOpen('assignItems')}>Assign items…</MenuItem>}
    </>
  );
}

/** The story on paper: for the cupboard, and for whoever makes the calls. */
function PaperItems({ view: { story, can } }: { view: WorkbenchView }) {
  const { commands } = useWorkbenchContext();
  if (!can.takeBinder) return null;
  const take = (...file: [Parameters<typeof binderAddress>[1], boolean?]) => {
    commands.announce('Being made. It is downloaded in some seconds.');
    window.location.assign(binderAddress(story.id, ...file));
  };
  return (
    <>
      <MenuItem onSelect={() => take('binder.zip')}>Binder with evidence files (ZIP)</MenuItem>
      <MenuItem onSelect={() => take('binder.pdf')}>Binder (PDF)</MenuItem>
      <MenuItem onSelect={() => take('binder.pdf', true)}>Binder with threads (PDF)</MenuItem>
      <MenuItem onSelect={() => take('call-sheets.pdf')}>Call sheets (PDF)</MenuItem>
    </>
  );
}

/** Entries about the report and about archiving the story. */
function ReleaseItems({ view: { story, hold, can }, onOpen }: Opens) {
  const { commands } = useWorkbenchContext();
  const { reportSlug } = story;
  if (!reportSlug && !can.hold && !can.archive) return null;
  return (
    <>
      <MenuRule />
      {reportSlug && (
        <>
          <MenuItem onSelect={() => window.location.assign(reportAddress(reportSlug))}>
            Published report
          </MenuItem>
          <MenuItem onSelect={() => window.location.assign(embedAddress(story.id))}>For your pages</MenuItem>
        </>
      )}
      {can.withdraw && reportSlug && story.stage !== 'WITHDRAWN' && (
        <MenuItem onSelect={() => onOpen('withdraw')}>Withdraw the report…</MenuItem>
      )}
      {can.hold &&
        (hold ? (
          <MenuItem onSelect={() => void commands.liftHold(hold.id)}>Lift the block on publication</MenuItem>
        ) : (
          <MenuItem onSelect={() => onOpen('hold')}>Block publication…</MenuItem>
        ))}
      {can.archive && (
        <MenuItem onSelect={() => void commands.archive(!story.isArchived)}>
          {story.isArchived ? 'Take out of the archive' : 'Archive the story'}
        </MenuItem>
      )}
    </>
  );
}

const STORY_TABLES = [
  ['items.csv', 'Items as CSV'],
  ['sources.csv', 'Sources as CSV'],
  ['contacts.csv', 'Contact log as CSV'],
  ['story.xlsx', 'All three as a workbook (XLSX)'],
] as const;

/** What the story has, taken out for a spreadsheet. */
function TableItems({ storyId }: { storyId: string }) {
  return (
    <>
      <MenuRule />
      <MenuLabel>For a spreadsheet</MenuLabel>
      {STORY_TABLES.map(([file, words]) => (
        <MenuItem key={file} onSelect={() => window.location.assign(storyTableAddress(storyId, file))}>
          {words}
        </MenuItem>
      ))}
    </>
  );
}
