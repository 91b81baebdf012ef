/** Somebody who is told things, an editor who does them, and the mail server between. */
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, vi } from 'vitest';
import { createMember, createStory, type MadeMember } from '../../testing/factories.ts';
import { type MailServer, type ReceivedLetter, startMailServer } from '../../testing/mail-server.ts';
import { db } from '../db.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { tell } from '../notices/records.ts';

export const HEADLINE = 'Xylophone harbour dredging';

type Mails = {
  readonly her: MadeMember;
  readonly editor: MadeMember;
  readonly server: MailServer;
  readonly letters: ReceivedLetter[];
  /** Another server in place of the one there is. */
  listen: (...given: Parameters<typeof startMailServer>) => Promise<void>;
  freshStory: () => Promise<{ storyId: string }>;
  /** Tells her, each time of something else, as a change of the editor's. */
  tellHer: (storyId: string, kind: NoticeKind, times?: number) => Promise<void>;
};

/** For the top of a test file: a server and two people for each test. */
export function withMails(): Mails {
  let her: MadeMember;
  let editor: MadeMember;
  let server: MailServer;

  async function listen(
    options?: SMTPServerOptions,
    afterData?: Parameters<typeof startMailServer>[1],
  ): Promise<void> {
    server = await startMailServer(options, afterData);
    vi.stubEnv('STET_SMTP_URL', server.url);
  }

  beforeEach(async () => {
    vi.stubEnv('STET_MAIL_FROM', 'Stet <stet@newsroom.example>');
    vi.stubEnv('NEXTAUTH_URL', 'https://stet.newsroom.example');
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests');
    await listen();
    editor = await createMember('EDITOR');
    her = await createMember('CHECKER');
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });

  return {
    get her() {
      return her;
    },
    get editor() {
      return editor;
    },
    get server() {
      return server;
    },
    get letters() {
      return server.letters;
    },
    listen: async (...given) => {
      await server.close();
      await listen(...given);
    },
    freshStory: () => createStory(editor.actor, { headline: HEADLINE }),
    tellHer: async (storyId, kind, times = 1) => {
      const parts = { REPLIED: 'IN_THREAD', VERDICT_LAPSED: 'CHECKER', REPLY_OVERDUE: 'ASKER' } as const;
      const part = kind in parts ? parts[kind as keyof typeof parts] : 'ASSIGNEE';
      for (let i = 0; i < times; i++)
        await db.$transaction((tx) =>
          tell(tx, editor.actor, {
            ...{ kind, storyId, act: 'item.assign', subjectId: crypto.randomUUID() },
            people: [{ memberId: her.id, part }],
          }),
        );
    },
  };
}
