import { describe, expect, it } from 'vitest';
import { asideReasonOf } from './asides.ts';

describe('what is set aside', () => {
  it.each([
    [
      'handle',
      [
        '@NATO',
        '@V_official_1',
        'Telegram/@kommersant',
        'X / NATOpress',
        '@NATO, @EU_Commission',
        '— NATO (@NATO) April 8, 2025',
        'NATO @NATO · Apr 8',
      ],
    ],
    [
      'credit',
      [
        'Photo: Nadar / AFP',
        'Photograph: Nadar/Reuters',
        'Photo by Nadar',
        'FILE - Ships lie at anchor in the bay of Tallinn on March 3.',
        'FILE PHOTO: Ships lie at anchor.',
        'Ships lie at anchor in the bay. (AP Photo/Nadar)',
        'Ships lie at anchor in the bay. (Photo by Nadar / AFP)',
        'Nadar/Getty Images',
        'REUTERS/Nadar',
        'Nadar/AFP via Getty Images',
        'Credit...Félix Nadar for The New York Times',
        'Félix Nadar for The New York Times',
        'Getty Images',
      ],
    ],
    [
      'related',
      [
        'Related article: Ministry drops its inquiry',
        'RELATED: Ministry drops its inquiry',
        'Read more: Ministry drops its inquiry',
        'Read more',
        'See also – Ministry drops its inquiry',
        'Read more about the inquiry here',
        'More from Europe',
        'WATCH | The ministry explains',
        'À lire aussi : Le ministère',
        'Читайте также: Министерство',
      ],
    ],
    [
      'promotion',
      [
        'Advertisement',
        'ADVERTISEMENT',
        'Story continues below advertisement',
        'Sign up for our newsletter',
        'Sign up for The Morning, our daily briefing.',
        'Subscribe to continue reading',
        'Get the latest news delivered to your inbox',
        'Follow us on Telegram',
        'Already a subscriber? Log in',
        'Anzeige',
      ],
    ],
    [
      'furniture',
      [
        'Share',
        'Share full article',
        'Facebook Twitter WhatsApp Email',
        'Share | Tweet | Print',
        '3',
        'Page 3 of 12',
        '- 3 -',
        'https://example.org/a/b?c=d',
        '4/8/25, 10:03 AM Ministry drops its inquiry - Example',
        '12 comments',
        '5 min read',
        '© 2025 Example',
        'Tags: ships, wages',
        '* * *',
      ],
    ],
    [
      'dateline',
      [
        'April 8, 2025',
        'Tuesday, 8 April 2025',
        'Updated 4:21 PM EDT, Tue April 8, 2025',
        'Published: 8 April 2025 at 10:03',
        '2025-04-08 10:03',
      ],
    ],
    [
      'byline',
      [
        'By Nellie Bly',
        'BY NELLIE BLY AND IDA TARBELL',
        'By Nellie Bly in Vienna and Ida Tarbell in Cleveland',
        '(Reporting by Nellie Bly; Editing by Ida Tarbell)',
        'Reporting by Nellie Bly; Editing by Ida Tarbell',
        'Ida Tarbell contributed reporting from Cleveland.',
      ],
    ],
  ])('%s', (reason, lines) => {
    expect(Object.fromEntries(lines.map((line) => [line, asideReasonOf(line)]))).toEqual(
      Object.fromEntries(lines.map((line) => [line, reason])),
    );
  });

  it('leaves the text of a story alone, whatever it speaks of', () => {
    const text = [
      'He wrote to @NATO that the ships had left.',
      '“Share this,” she said.',
      'By Tuesday the ships had left the bay.',
      'By then, Moscow had not answered.',
      'Reporting by Reuters found that the wages had been paid.',
      'Photos by the agency show smoke over the port.',
      'Read the letter, he told them, and then decide.',
      'More from the delegation was not to be learned.',
      'KYIV (Reuters) - The ministry said on Tuesday that it had no comment.',
      'The newsletter was sent to 300,000 people.',
      'Page 3 of the report says that the wages were paid.',
      'Twitter did not respond to a request for comment.',
      'Related parties had been paid first, the court said.',
      'Watch what they do, not what they say, he added.',
      'There was no immediate comment from Moscow or Beijing.',
      'In 2014 the port was closed.',
      '1,200 sailors',
      'Email accounts of ministers were read for years, it said.',
      'Print runs have fallen by half, the publisher said.',
      'The Associated Press could not verify the video.',
    ];
    expect(text.filter((line) => asideReasonOf(line) !== null)).toEqual([]);
  });

  it('never takes a long paragraph for an aside', () => {
    expect(asideReasonOf(`Photo: ${'the ships lay in the bay and nobody came. '.repeat(20)}`)).toBeNull();
  });
});
