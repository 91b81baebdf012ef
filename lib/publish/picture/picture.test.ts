/** Pictures beside links: what they say, in every language, and that they are pictures. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { assembleReport } from '../../domain/report/assemble.ts';
import { everything } from '../../domain/report/everything.fixture.ts';
import { sampleInput } from '../../domain/report/sample.fixture.ts';
import { tellReport } from '../../domain/report/tell.ts';
import { draw } from '../../typeset/typeset.ts';
import { snapshotsIn, strangeIn } from '../in-languages.fixture.ts';
import { PICTURE_SIZE, pictureLink } from '../picture-link.ts';
import { reportPicture, statementPicture } from './data.ts';

const report = tellReport(assembleReport(sampleInput()));
const first = () => {
  const [statement] = report.statements;
  if (!statement) throw new Error('The sample has a statement.');
  return statement;
};

/** The share of the picture that is neither paper nor nearly so. */
async function inked(png: Uint8Array): Promise<number> {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((grey) => grey < 200).length / (info.width * info.height);
}

describe('a picture beside a link', { timeout: 120_000 }, () => {
  it('is drawn in the size that sites ask for, the same bytes each time, for every kind of statement', async () => {
    const told = tellReport(assembleReport(everything()));
    const all = [reportPicture(told), ...told.statements.map((one) => statementPicture(one, told))];
    expect(JSON.stringify(all)).not.toContain('SECRET');
    // A fifth of a second each: some of every status.
    const pictures = all.filter((_, i) => i % 12 === 0);
    const drawn = await draw({ pictures });
    expect(drawn).toHaveLength(pictures.length);
    for (const { png, lacking } of drawn) {
      expect(lacking).toEqual([]);
      const { width, height, format } = await sharp(png ?? new Uint8Array()).metadata();
      expect({ width, height, format }).toEqual({ ...PICTURE_SIZE, format: 'png' });
      expect(png?.length).toBeLessThan(150_000);
      expect(await inked(png ?? new Uint8Array())).toBeGreaterThan(0.01);
    }
    const again = await draw({ pictures: pictures.slice(0, 2) });
    expect(again.map(({ png }) => png)).toEqual(drawn.slice(0, 2).map(({ png }) => png));
  });

  it('is none where a character is in no font, and the others are drawn', async () => {
    const korean = { ...report, story: { ...report.story, headline: '서울 🙂' } };
    const [none, one] = await draw({ pictures: [reportPicture(korean), reportPicture(report)] });
    expect(none).toEqual({ png: null, lacking: ['U+C11C', 'U+C6B8', 'U+1F642'] });
    expect(one?.png).not.toBeNull();
  });
});

it('shortens a long quote at a word, with an ellipsis', () => {
  const long = { ...first(), statement: [], words: 'Nobody was asked. '.repeat(80) };
  const { words } = statementPicture(long, report);
  expect(words.words.length).toBeLessThanOrEqual(334);
  expect(words.words).toMatch(/(Nobody|was|asked) …$/);
});

it('says how a statement stands, who said it and what it was checked against', () => {
  expect(statementPicture(first(), report)).toMatchObject({
    mark: 'verified',
    status: 'Verified',
    speaker: 'Lindmouth Harbour Board',
    against: expect.stringMatching(/^Checked against .*\.$/),
    foot: 'Edition 1 · 4 March 2025',
  });
});

it.each(['de', 'fr', 'es', 'uk'] as const)('in %s it has no word of another language', (language) => {
  const strange = strangeIn(language);
  for (const snapshot of snapshotsIn(language)) {
    const told = tellReport(snapshot);
    const { label, foot, figures } = reportPicture(told);
    const ofStatements = told.statements.flatMap((one) => {
      const picture = statementPicture(one, told);
      return [picture.label, picture.status, picture.answer, picture.corrected, picture.against];
    });
    expect(strange([label, foot, ...figures.map((one) => one[2]), ...ofStatements])).toEqual([]);
  }
});

it('is named in a page with its size and what it shows, and not where there is none', () => {
  const words = 'The Lindmouth Courier: “Verified” & more';
  const url = 'https://paper.example/statements/a/picture.png?edition=2';
  const markup = pictureLink({ url, words })?.text ?? '';
  expect(markup).toContain(`<meta property="og:image" content="${url}">`);
  expect(markup).toContain('<meta property="og:image:width" content="1200">');
  expect(markup).toContain(
    '<meta property="og:image:alt" content="The Lindmouth Courier: “Verified” &amp; more">',
  );
  expect(markup).toContain('<meta name="twitter:card" content="summary_large_image">');
  expect(pictureLink(null)).toBeNull();
});
