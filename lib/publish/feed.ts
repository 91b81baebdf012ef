/**
 * The newsroom's reports as a feed: one entry for each report, which keeps its id when it is corrected or withdrawn and
 * gets another `updated`. Sources of the fields: RFC 4287 (Atom) and jsonfeed.org/version/1.1. Pure.
 */

export type FeedEntry = {
  /** Lasting, whatever the address: `urn:uuid:…`. */
  id: string;
  /** The report's lasting address. */
  address: string;
  headline: string;
  /** Of the headline, BCP 47. */
  language: string;
  newsroom: string;
  /** "4 of 6 statements verified": what the newest edition says. */
  summary: string;
  /** The newest edition. */
  edition: number;
  /** Of its record, in hex. */
  sha256: string;
  /** What it corrected, in the editor's words; empty in the first edition. */
  changeNote: string;
  publishedAt: Date;
  updatedAt: Date;
  /** Why it was withdrawn; null where it stands. */
  withdrawn: string | null;
};

export type Feed = {
  title: string;
  /** Where the feed itself is. */
  address: string;
  newsroom: string;
  entries: readonly FeedEntry[];
};

/** A feed without entries was never changed, and yet has to say when. */
const NEVER = new Date(0);

const titleOf = ({ headline, withdrawn }: FeedEntry) =>
  withdrawn === null ? headline : `Withdrawn: ${headline}`;

/** Of a withdrawn report nothing is said but that, and why. */
function summaryOf({ summary, edition, changeNote, withdrawn }: FeedEntry): string {
  if (withdrawn !== null) return `This report has been withdrawn. ${withdrawn}`.trim();
  const changed = edition > 1 ? `Edition ${edition}${changeNote && `: ${changeNote}`}` : '';
  return [`${summary}.`, changed].filter((part) => part !== '').join(' ');
}

/** `correction` for a later edition, `withdrawn` for what was taken back. */
function categoriesOf({ edition, withdrawn }: FeedEntry): string[] {
  if (withdrawn !== null) return ['withdrawn'];
  return edition > 1 ? ['correction'] : [];
}

/** XML 1.0 has no place for most control characters, not even escaped. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string) =>
  text
    .toWellFormed()
    .replace(NO_XML, '')
    .replace(/[&<>"]/g, (sign) => ESCAPED[sign] ?? sign);

function atomEntry(entry: FeedEntry): string {
  const { id, address, language, newsroom, publishedAt, updatedAt } = entry;
  return `<entry>
<id>${xml(id)}</id>
<title type="text" xml:lang="${xml(language)}">${xml(titleOf(entry))}</title>
<link rel="alternate" type="text/html" href="${xml(address)}"/>
<published>${publishedAt.toISOString()}</published>
<updated>${updatedAt.toISOString()}</updated>
<author><name>${xml(newsroom)}</name></author>
${categoriesOf(entry)
  .map((term) => `<category term="${term}"/>\n`)
  .join('')}<summary type="text">${xml(summaryOf(entry))}</summary>
</entry>
`;
}

/** The feed as Atom, newest first. */
export function atomFeed({ title, address, newsroom, entries }: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${xml(address)}</id>
<title type="text">${xml(title)}</title>
<link rel="self" type="application/atom+xml" href="${xml(address)}"/>
<updated>${(entries[0]?.updatedAt ?? NEVER).toISOString()}</updated>
<author><name>${xml(newsroom)}</name></author>
${entries.map(atomEntry).join('')}</feed>
`;
}

/** The feed as JSON Feed, newest first. */
export function jsonFeed({ title, address, newsroom, entries }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    feed_url: address,
    language: 'en',
    authors: [{ name: newsroom }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.address,
      title: titleOf(entry),
      content_text: summaryOf(entry),
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.updatedAt.toISOString(),
      authors: [{ name: entry.newsroom }],
      tags: categoriesOf(entry),
      // The language of the headline; of what else it says it is English.
      _stet: {
        about: 'https://jsonfeed.org/version/1.1#extensions',
        edition: entry.edition,
        sha256: entry.sha256,
        headline_language: entry.language,
        withdrawn: entry.withdrawn !== null,
      },
    })),
  });
}
