/** A story as agencies and desks pass it on: ninjs, IPTC's News in JSON (1 to 3). */
import { readHtmlText } from './html.ts';
import { decodeText } from './plain-text.ts';
import { hasTags } from './sniff.ts';
import { checkText, maxTextBytes, type StoryText, UnreadableStory } from './story-text.ts';

type Fields = Readonly<Record<string, unknown>>;

const notNinjs =
  'This JSON file is not a story: it has no headline and body as ninjs (News in JSON) gives them. Export the story as ninjs, .html or .docx, or paste it.';

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wordsIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Entries of a list such as `bodies`, where it is one. */
const listed = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** The item itself, whether or not a list of one is around it. */
function itemOf(text: string): Fields {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UnreadableStory(
      'damaged',
      'This JSON file is damaged or was not uploaded whole. Export the story again, or paste it.',
    );
  }
  if (Array.isArray(given) && given.length > 1)
    throw new UnreadableStory(
      'unsupported_type',
      `This JSON file holds ${given.length} items. Bring in each story as a file of its own.`,
    );
  const item = Array.isArray(given) ? given[0] : given;
  if (!isFields(item)) throw new UnreadableStory('wrong_type', notNinjs);
  return item;
}

/** The main headline: a list of them in ninjs 2 and 3, a field in ninjs 1. */
function headlineOf(item: Fields): string {
  const all = listed(item.headlines);
  const main = all.find(({ role }) => role === 'main') ?? all[0];
  return wordsIn(main?.value) || wordsIn(item.headline) || wordsIn(item.title);
}

/** The body's words, with mark-up where there is a choice: that tells paragraphs and quotations apart. */
function bodyOf(item: Fields): string {
  const bodies = listed(item.bodies).filter(({ value }) => wordsIn(value) !== '');
  const isMarked = ({ contentType, contenttype }: Fields) =>
    /html/i.test(wordsIn(contentType ?? contenttype));
  const main = bodies.filter(({ role }) => role === undefined || role === 'main');
  const chosen = main.find(isMarked) ?? main[0] ?? bodies.find(isMarked) ?? bodies[0];
  const ofFirst = ['body_xhtml', 'body_html', 'body_text'].map((name) => wordsIn(item[name]));
  return wordsIn(chosen?.value) || ofFirst.find((words) => words !== '') || '';
}

/** What the sender asks of whoever takes the story. */
function noticesOf(item: Fields): string[] {
  const status = wordsIn(item.pubStatus ?? item.pubstatus);
  const embargo = wordsIn(item.embargoedUntil ?? item.embargoed);
  const note = wordsIn(item.edNote ?? item.ednote)
    .replace(/\s+/gu, ' ')
    .slice(0, 400)
    .toWellFormed();
  return [
    ...(status === 'canceled' || status === 'withheld'
      ? [`The file says that this story was ${status === 'canceled' ? 'cancelled' : 'withheld'}.`]
      : []),
    ...(embargo === ''
      ? []
      : [`The file says that it is under embargo until ${embargo.slice(0, 40).toWellFormed()}.`]),
    ...(note === '' ? [] : [`Its note to editors: “${note}”`]),
  ];
}

/** Reads a ninjs item: its headline and its body. `isWhole` as for a page. @throws UnreadableStory */
export function readNinjs(bytes: Uint8Array, isWhole = false): StoryText {
  const { text } = decodeText(bytes);
  const item = itemOf(text);
  const [headline, body] = [headlineOf(item), bodyOf(item)];
  if (body === '') throw new UnreadableStory('wrong_type', notNinjs);
  checkText(body);
  const notices = noticesOf(item);
  const named =
    headline === '' ? {} : { headline: headline.replace(/\s+/gu, ' ').slice(0, 300).toWellFormed() };
  if (!hasTags(body)) return { raw: body, format: 'ninjs', notices, ...named };
  return {
    ...readHtmlText(body, maxTextBytes, isWhole ? 'whole' : 'story'),
    format: 'ninjs',
    notices,
    ...named,
  };
}
