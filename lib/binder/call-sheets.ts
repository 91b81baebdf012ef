/** A sheet for each party to ask, as call-sheets.typ reads them: what it is asked about, and room to write. */
import { outcomeRow } from '../domain/contact-outcomes.ts';
import { formatDateTime } from '../domain/moments.ts';
import { ENGLISH } from '../domain/report/catalogue/english.ts';
import { askedByIn } from '../domain/report/words.ts';
import { type Directed, directed, plain } from '../publish/report-pdf/words.ts';
import type { WorkbenchView } from '../workbench/view.ts';
import { wordsOf } from './paper.ts';

type Sheet = {
  party: string;
  people: string[];
  deadline: string;
  /** What is to be put to them: [the item's tab in the binder, its words]. */
  items: { tab: number; words: Directed }[];
  /** What they were asked before, and what came of it. */
  before: { line: string; asked: Directed | null }[];
};

/** @returns what call-sheets.typ reads: the parties of the contact log, those that a non-response names, those accused and not asked */
export function callSheets(view: WorkbenchView, taken: { by: string; at: Date }) {
  const { story, newsroom } = view;
  const at = (when: string | Date) => formatDateTime(new Date(when), newsroom.timeZone);
  const items = view.items.filter(({ isCut }) => !isCut);
  const named = [
    ...view.contacts.map(({ party }) => party),
    ...items.flatMap(({ parties }) => parties.map(({ name }) => name)),
    ...view.notAsked.map(({ party }) => party),
  ];
  const sheets = [...new Map(named.map((name) => [name.toLowerCase(), name])).values()].map(
    (party): Sheet => {
      const isThis = (name: string) => name.toLowerCase() === party.toLowerCase();
      const contacts = view.contacts.filter((one) => isThis(one.party));
      const concerned = new Set([
        ...contacts.flatMap(({ itemIds }) => itemIds),
        ...items.filter(({ parties }) => parties.some(({ name }) => isThis(name))).map(({ id }) => id),
        ...view.notAsked
          .filter((one) => isThis(one.party))
          .flatMap((one) => one.items.map(({ itemId }) => itemId)),
      ]);
      const deadline = contacts
        .flatMap((one) => one.deadline ?? [])
        .sort()
        .at(-1);
      return {
        party: plain(party),
        people: [...new Set(contacts.map(({ person }) => plain(person)).filter((name) => name !== ''))],
        deadline: deadline ? at(deadline) : '',
        items: items.flatMap((item, i) =>
          concerned.has(item.id) ? [{ tab: i + 1, words: directed(wordsOf(item)) }] : [],
        ),
        before: contacts.map((one) => ({
          line: plain(
            `${at(one.sentAt)}, ${askedByIn(ENGLISH, one.channel)}, by ${one.by}: ${outcomeRow(one.outcome).label.toLowerCase()}`,
          ),
          asked: one.asked ? directed(one.asked) : null,
        })),
      };
    },
  );
  return {
    title: plain(`${story.headline} · Call sheets`),
    newsroom: plain(newsroom.name),
    headline: plain(story.headline),
    storyDeadline: story.deadline ? at(story.deadline) : '',
    stamp: plain(`Taken by ${taken.by} on ${at(taken.at)}, at revision ${view.revision.number}`),
    sheets,
  };
}
