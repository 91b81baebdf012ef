/**
 * A request for comment, ready to send. What it must contain is common to the codes on the right of reply (Ofcom 7.11,
 * Pressekodex 2, the BBC's guidelines 6.3): the allegations themselves, in enough detail to answer, and a fair time to
 * do so.
 */
import { clockName, formatDate, formatTime } from './moments.ts';

type RequestItem = {
  /** The words of the story. */
  words: string;
  /** The words as they read with their cue and speaker; the words alone where nobody is given as their speaker. */
  statement: string;
  isQuote: boolean;
};

export type RequestInput = {
  party: string;
  /** Who it is addressed to: "Press service"; empty where nobody in particular. */
  person: string;
  items: readonly RequestItem[];
  /** What else is asked, in the newsroom's own words. */
  asked: string;
  deadline: Date | null;
  /** The time zone that the deadline was given in, and the newsroom's. */
  timeZone: string;
  newsroomTimeZone: string;
  newsroom: string;
  from: string;
};

export type RequestText = { subject: string; body: string };

/**
 * A deadline by their clock, and by the newsroom's where that reads differently: "18:00 Moscow time on 8 April 2025
 * (17:00 Berlin time)".
 */
export function formatDeadline(deadline: Date, timeZone: string, newsroomTimeZone: string): string {
  const [there, here] = [timeZone, newsroomTimeZone].map((zone) => ({
    time: formatTime(deadline, zone),
    date: formatDate(deadline, zone),
  }));
  if (!there || !here) return '';
  const words = `${there.time} ${clockName(timeZone)} on ${there.date}`;
  if (there.time === here.time && there.date === here.date) return words;
  const day = there.date === here.date ? '' : ` on ${here.date}`;
  return `${words} (${here.time} ${clockName(newsroomTimeZone)}${day})`;
}

/** Subject and body of the request, plain text with lines ending in \n. */
export function requestTemplate(input: RequestInput): RequestText {
  const { party, person, items, asked, deadline, newsroom, from } = input;
  const until = deadline ? formatDeadline(deadline, input.timeZone, input.newsroomTimeZone) : null;
  const parts = [
    person ? `To: ${person}, ${party}` : `To: ${party}`,
    `${newsroom} is preparing a report that concerns ${party}. Before it is published, we ask you to comment.`,
    items.length > 0 ? `The report says:\n\n${items.map(statement).join('\n')}` : '',
    asked.trim() ? `We ask in particular:\n\n${asked.trim()}` : '',
    until
      ? `Please answer by ${until}. If you need longer, tell us before then.`
      : 'Please tell us by when you can answer.',
    'We may publish your answer, in whole or in part, with the name of whoever gives it. If you do not wish to comment, please say so.',
    [from, newsroom].filter((line) => line.trim() !== '').join('\n'),
  ];
  return {
    subject: until ? `Request for comment, by ${until}` : 'Request for comment',
    body: parts.filter((part) => part !== '').join('\n\n'),
  };
}

function statement({ words, statement: whole, isQuote }: RequestItem, index: number): string {
  const said = words.replace(/\s+/g, ' ').trim();
  const isMarked = /^[“"«„‘]/.test(said);
  return `${index + 1}. ${isQuote && !isMarked ? whole.replace(said, `“${said}”`) : whole}`;
}

/** A link that opens the user's mail program; an e-mail address in the person field is where it goes. */
export function mailLink({ subject, body }: RequestText, person: string): string {
  const to = /[^\s<>"',;:]+@[^\s<>"',;:]+\.[^\s<>"',;:]+/.exec(person)?.[0] ?? '';
  const lines = body.replaceAll('\n', '\r\n');
  return `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}
