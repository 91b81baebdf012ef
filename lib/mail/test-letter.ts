import { type Said, setOut } from './letter.ts';

/** What a test says: that mail arrives, who asked for it, and not a word of the newsroom's work. */
export function testLetter(address: string): Said {
  return {
    subject: 'A test: mail from Stet arrives',
    ...setOut(
      [
        {
          headline: null,
          lines: [{ words: 'This is a test, so mail from Stet arrives here', href: `${address}/settings` }],
        },
      ],
      'You get this mail because you pressed “Send a test” in the settings of Stet.',
      { address },
    ),
  };
}
