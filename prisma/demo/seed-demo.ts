import { type Actor, mintActor } from '../../lib/auth/actor.ts';
import { logContact } from '../../lib/contacts/mutations.ts';
import { db } from '../../lib/db.ts';
import type { ItemKind, QuotationVerdict, SubstanceVerdict, Tick } from '../../lib/domain/vocabulary.ts';
import { addNote, recordVerdict } from '../../lib/items/mutations.ts';
import { makeItem } from '../../lib/items/shape-mutations.ts';
import type { ItemView } from '../../lib/items/view.ts';
import { addEvidence, addSource } from '../../lib/sources/mutations.ts';
import { bringInStory } from '../../lib/stories/mutations.ts';
import { workbench } from '../../lib/stories/queries.ts';
import { DEMO_STORY } from './story.ts';

const HOUR = 3_600_000;

/**
 * The demo story, partly checked, so that a newcomer sees what the tool is for: verified, disputed and pending
 * items, a non-response of which one party was asked and the other was not. Done through the same mutations as
 * everybody's work, by two accounts that nobody can sign in with.
 */
export async function seedDemo(now = new Date()): Promise<void> {
  if ((await db.story.count({ where: { isDemo: true } })) > 0) return;
  const checker = await demoMember('Demo checker', 'CHECKER');
  const { storyId } = await bringInStory(
    checker,
    {
      headline: DEMO_STORY.headline,
      byline: DEMO_STORY.byline,
      desk: DEMO_STORY.desk,
      deadline: new Date(now.getTime() + 6 * HOUR),
      language: 'en',
      authorIds: [],
    },
    { pasted: DEMO_STORY.text },
  );
  await db.story.update({ where: { id: storyId }, data: { isDemo: true } });
  const post = await source(checker, {
    type: 'SOCIAL_POST',
    title: 'Post of 8 April 2025 on the captured Chinese citizens',
    author: 'Volodymyr Zelensky',
    link: 'https://x.com/ZelenskyyUa',
    publishedAt: new Date('2025-04-08T12:30:00Z'),
  });
  const declaration = await source(checker, {
    type: 'DOCUMENT',
    title: 'Washington Summit Declaration, 10 July 2024',
    author: 'NATO',
    link: 'https://www.nato.int/cps/en/natohq/official_texts_227678.htm',
    publishedAt: new Date('2024-07-10T18:00:00Z'),
  });
  const desk = new DemoDesk(checker, storyId);

  await desk.verify('two Chinese citizens prisoner', {
    quotation: 'TRIMMED_FAIRLY',
    ticks: ['wording', 'speaker', 'context'],
    evidence: {
      sourceId: post,
      excerpt:
        'Our military has captured two Chinese citizens who were fighting as part of the Russian army.',
      locator: 'first paragraph',
    },
  });
  await desk.verify('We have the documents', {
    quotation: 'VERBATIM',
    substance: 'UNPROVEN',
    ticks: ['wording', 'speaker'],
    evidence: {
      sourceId: post,
      excerpt: 'We have the documents of these prisoners, bank cards, and personal data.',
      locator: 'first paragraph',
    },
  });
  await desk.verify('decisive enabler', {
    quotation: 'VERBATIM',
    ticks: ['wording', 'speaker', 'context'],
    evidence: {
      sourceId: declaration,
      excerpt: 'The PRC has become a decisive enabler of Russia’s war against Ukraine',
      locator: 'paragraph 26',
    },
  });
  await desk.verify('is a clear signal that Putin', {
    quotation: 'VERBATIM',
    ticks: ['wording', 'speaker'],
    evidence: {
      sourceId: post,
      excerpt: 'is a clear signal that Putin intends to do anything but end the war.',
      locator: 'third paragraph',
    },
  });

  const neutral = await desk.item('is neutral in the war', 'ATTRIBUTED_CLAIM');
  await addEvidence(checker, {
    storyId,
    itemId: neutral.id,
    source: { sourceId: declaration },
    stance: 'CONTRADICTS',
    excerpt:
      'through its so-called “no limits” partnership and its large-scale support for Russia’s defence industrial base',
    locator: 'paragraph 26',
  });
  await desk.record(neutral.id, { status: 'DISPUTED', reason: 'sources conflict', substance: 'UNPROVEN' });

  await logContact(checker, {
    storyId,
    partyName: 'Moscow',
    channel: 'e-mail',
    person: 'Kremlin press service',
    asked: 'Were the two men serving in the Russian army, and under what contract?',
    sentAt: new Date(now.getTime() - 2 * HOUR),
    deadline: new Date(now.getTime() + 4 * HOUR),
    itemIds: [],
    outcome: 'NO_IMMEDIATE_RESPONSE',
    reason: '',
    answer: '',
    answeredAt: null,
  });
  const silence = await desk.item('no immediate comment', 'NON_RESPONSE');
  await desk.record(silence.id, { status: 'PENDING', reason: 'awaiting reply' });
  const more = await desk.item('many more Chinese citizens', 'PARTIAL_QUOTE');
  await addNote(checker, {
    storyId,
    itemId: more.id,
    body: 'The English post has “many more”; check the Ukrainian original before this runs.',
  });
  await desk.record(more.id, { status: 'PENDING', reason: 'awaiting translation' });
}

/** Somebody to have done the work, whom nobody can sign in as. */
async function demoMember(name: string, role: 'CHECKER'): Promise<Actor> {
  const email = `${name.toLowerCase().replace(/\W+/g, '-')}@newsroom.example`;
  const member = await db.member.upsert({
    where: { email },
    create: { email, name, role, deactivatedAt: new Date() },
    update: {},
  });
  return mintActor(member);
}

type DemoSource = {
  type: 'SOCIAL_POST' | 'DOCUMENT';
  title: string;
  author: string;
  link: string;
  publishedAt: Date;
};

async function source(actor: Actor, given: DemoSource): Promise<string> {
  const { sourceId } = await addSource(actor, {
    ...given,
    language: 'en',
    isPrimary: true,
    isFirsthand: true,
    origin: '',
    terms: 'ON_RECORD',
    termsText: '',
    capturedAt: null,
  });
  return sourceId;
}

type Judgement = {
  status: 'PENDING' | 'VERIFIED' | 'DISPUTED';
  reason?: string;
  ticks?: Tick[];
  quotation?: QuotationVerdict;
  substance?: SubstanceVerdict;
};

class DemoDesk {
  readonly #actor: Actor;
  readonly #storyId: string;

  constructor(actor: Actor, storyId: string) {
    this.#actor = actor;
    this.#storyId = storyId;
  }

  /** The item that holds these words; made by hand where the engine found none, as a checker would. */
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

  async record(itemId: string, judgement: Judgement): Promise<void> {
    const { items } = await workbench(this.#actor, this.#storyId);
    const { version } = items.find(({ id }) => id === itemId) as ItemView;
    await recordVerdict(this.#actor, {
      storyId: this.#storyId,
      itemId,
      version,
      reason: '',
      ticks: [],
      quotation: null,
      substance: null,
      note: '',
      ...judgement,
    });
  }

  async verify(
    words: string,
    {
      evidence,
      ...judgement
    }: Omit<Judgement, 'status'> & { evidence: { sourceId: string; excerpt: string; locator: string } },
  ): Promise<void> {
    const { sourceId, ...place } = evidence;
    const item = await this.item(words, 'DIRECT_QUOTE');
    await addEvidence(this.#actor, {
      storyId: this.#storyId,
      itemId: item.id,
      source: { sourceId },
      stance: 'SUPPORTS',
      ...place,
    });
    await this.record(item.id, { status: 'VERIFIED', ...judgement });
  }
}
