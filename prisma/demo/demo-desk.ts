import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { checkQuote, setOriginal } from '../../lib/checks/mutations.ts';
import { addConfidentialSource } from '../../lib/confidential/mutations.ts';
import {
  type AddConfidentialSourceInput,
  addConfidentialSourceSchema,
} from '../../lib/confidential/schema.ts';
import { logContact } from '../../lib/contacts/mutations.ts';
import { type LogContactInput, logContactSchema } from '../../lib/contacts/schema.ts';
import { db } from '../../lib/db.ts';
import type { Actor } from '../../lib/domain/actor.ts';
import type { ItemKind, Stance } from '../../lib/domain/vocabulary.ts';
import { addFile } from '../../lib/evidence/mutations.ts';
import { setSourceText } from '../../lib/evidence/text-mutations.ts';
import { performReading } from '../../lib/evidence/text-records.ts';
import { assignItem } from '../../lib/items/assign-mutations.ts';
import { recordVerdict } from '../../lib/items/mutations.ts';
import { type RecordVerdictInput, recordVerdictSchema } from '../../lib/items/schema.ts';
import { makeItem } from '../../lib/items/shape-mutations.ts';
import type { ItemView } from '../../lib/items/view.ts';
import { seeAll } from '../../lib/live/visit-records.ts';
import { addEvidence, addSource } from '../../lib/sources/mutations.ts';
import { type AddSourceInput, addSourceSchema } from '../../lib/sources/schema.ts';
import { assignStory } from '../../lib/stories/assign-mutations.ts';
import { openThread, reply, resolveThread } from '../../lib/threads/mutations.ts';
import { workbench } from '../../lib/workbench/queries.ts';

type Judgement = Pick<RecordVerdictInput, 'status'> & Partial<RecordVerdictInput>;

/** What a checker does with one story, finding its items by their words. */
export class DemoDesk {
  readonly #actor: Actor;
  readonly #storyId: string;

  constructor(actor: Actor, storyId: string) {
    this.#actor = actor;
    this.#storyId = storyId;
  }

  get memberId(): string {
    return this.#actor.id;
  }

  /** The item that contains these words; made by hand where the engine found none, as a checker would. */
  async item(words: string, kind: ItemKind): Promise<ItemView> {
    const { items, revision } = await workbench(this.#actor, this.#storyId);
    const found = items.filter(({ exact, isCut }) => !isCut && exact.includes(words));
    const best = found.find((item) => item.kind === kind) ?? found[0];
    if (best) return best;
    const start = revision.text.indexOf(words);
    const made = await makeItem(this.#actor, {
      storyId: this.#storyId,
      revisionId: revision.id,
      kind,
      spans: [{ start, end: start + words.length }],
      speakerName: '',
    });
    return made.items[0] as ItemView;
  }

  /** Gives the story, and an item of it that is due before it, to somebody. */
  async assign(memberId: string, itemId: string, dueAt: Date): Promise<void> {
    const storyId = this.#storyId;
    await assignStory(this.#actor, { storyId, memberIds: [memberId], dueAt: null });
    const version = await this.#version(itemId);
    await assignItem(this.#actor, { storyId, itemId, version, assigneeId: memberId, dueAt });
  }

  async #version(itemId: string): Promise<number> {
    const { items } = await workbench(this.#actor, this.#storyId);
    return items.find(({ id }) => id === itemId)?.version ?? 1;
  }

  /** A source, primary and first-hand unless said otherwise, with its words where they are given. */
  async source({
    text,
    ...given
  }: Omit<AddSourceInput, 'isPrimary' | 'isFirsthand'> &
    Partial<Pick<AddSourceInput, 'isPrimary' | 'isFirsthand'>> & { text?: string }): Promise<string> {
    const { sourceId } = await addSource(
      this.#actor,
      addSourceSchema.parse({ isPrimary: true, isFirsthand: true, ...given }),
    );
    if (text) await setSourceText(this.#actor, { sourceId, text, basedOn: null });
    return sourceId;
  }

  /** Adds a file to a source as an upload does: announced, received, examined, stored by what it is. */
  async file(sourceId: string, place: string): Promise<void> {
    const bytes = await readFile(place);
    const head = {
      fileName: path.basename(place),
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    const { fileId } = await addFile(this.#actor, { sourceId, ...head }, Readable.from([bytes]));
    // Its job finds it done.
    await performReading(fileId);
  }

  async confidentialSource(given: AddConfidentialSourceInput): Promise<string> {
    const { sourceId } = await addConfidentialSource(this.#actor, addConfidentialSourceSchema.parse(given));
    return sourceId;
  }

  /** A request for comment that nobody has answered. */
  async ask(
    given: Pick<LogContactInput, 'partyName' | 'channel' | 'person' | 'asked' | 'timeZone' | 'itemIds'> & {
      sentAt: Date;
      deadline: Date;
    },
  ): Promise<void> {
    await logContact(
      this.#actor,
      logContactSchema.parse({
        ...given,
        storyId: this.#storyId,
        sentAt: given.sentAt.toISOString(),
        deadline: given.deadline.toISOString(),
        outcome: 'NO_IMMEDIATE_RESPONSE',
        answeredAt: null,
      }),
    );
  }

  async rest(
    itemId: string,
    sourceId: string,
    stance: Stance,
    place: { excerpt: string; locator: string },
  ): Promise<void> {
    await addEvidence(this.#actor, {
      storyId: this.#storyId,
      itemId,
      source: { sourceId },
      stance,
      ...place,
    });
  }

  async check(itemId: string, sourceId: string): Promise<void> {
    await checkQuote(this.#actor, { storyId: this.#storyId, itemId, sourceId });
  }

  async original(
    itemId: string,
    what: { words: string; language: string; translator: string },
  ): Promise<void> {
    const version = await this.#version(itemId);
    await setOriginal(this.#actor, { storyId: this.#storyId, itemId, version, ...what });
  }

  /** Opens a thread on an item, or on the story. */
  async note(itemId: string | null, body: string): Promise<{ threadId: string }> {
    const on = itemId ? { itemId } : {};
    const { thread } = await openThread(this.#actor, { storyId: this.#storyId, ...on, body });
    return { threadId: thread.id };
  }

  async reply({ threadId }: { threadId: string }, body: string): Promise<void> {
    await reply(this.#actor, { storyId: this.#storyId, threadId, body });
  }

  /** Somebody has seen the story as it now is. */
  async seen(by: Actor): Promise<void> {
    await seeAll(by, this.#storyId);
  }

  async resolve({ threadId }: { threadId: string }): Promise<void> {
    const { version } = await db.thread.findUniqueOrThrow({ where: { id: threadId } });
    await resolveThread(this.#actor, { storyId: this.#storyId, threadId, version });
  }

  async record(itemId: string, judgement: Judgement): Promise<void> {
    const version = await this.#version(itemId);
    await recordVerdict(
      this.#actor,
      recordVerdictSchema.parse({
        storyId: this.#storyId,
        itemId,
        version,
        quotation: null,
        substance: null,
        ...judgement,
      }),
    );
  }
}
