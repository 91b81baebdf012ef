import { describe, expect, it } from 'vitest';
import { held, read, said } from './transcript.fixture.ts';

const PAGE = `                                                          17
 1             MR. HALDER:  So you saw the invoice.

 2             THE WITNESS:  I saw the invoice on the desk and I

 3   told the clerk to pay it before noon.

 4             MR. HALDER:  Objection.

 5             THE COURT:  Overruled.  You may answer.

 6             THE WITNESS:  I never asked where the money came

 7   from, and nobody told me.
`;

/** The page and line where a quote begins. */
function placeOf(quote: string, text: string): { class: string; page: number; line: number } {
  const found = held(quote, text);
  const at = read(text).lines.find(({ end }) => (found.place?.start ?? 0) < end);
  return { class: found.class, page: at?.page ?? -1, line: at?.line ?? -1 };
}

describe('pages with numbered lines', () => {
  it('the numbers are places, not words', () => {
    expect(
      placeOf('I saw the invoice on the desk and I told the clerk to pay it before noon.', PAGE),
    ).toEqual({
      class: 'verbatim',
      page: 17,
      line: 2,
    });
    expect(said(PAGE).filter(([label]) => label !== null)).toEqual([
      ['MR. HALDER', 'So you saw the invoice.'],
      ['THE WITNESS', 'I saw the invoice on the desk and I told the clerk to pay it before noon.'],
      ['MR. HALDER', 'Objection.'],
      ['THE COURT', 'Overruled. You may answer.'],
      ['THE WITNESS', 'I never asked where the money came from, and nobody told me.'],
    ]);
  });

  it('a deposition: questions and answers, the witness of the heading, page numbers below, a quote over two pages', () => {
    const text = `1                      MARA LUND,
2    called as a witness herein, having been first duly
3    sworn, was examined and testified as follows:
4                       DIRECT EXAMINATION
5    BY MR. HALDER:
6    Q.   When did you see the invoice?
7    A.   In May.  It lay on the desk of the clerk
8    whom we had sent away in the year before and
                                                            8
        Reported by Northern Record
1    never paid.
2    Q.   Who told you?
3    A.   Nobody.
                                                            9
`;
    expect(
      placeOf(
        'It lay on the desk of the clerk whom we had sent away in the year before and never paid.',
        text,
      ),
    ).toEqual({
      class: 'verbatim',
      page: 8,
      line: 7,
    });
    expect(placeOf('Nobody', text)).toEqual({ class: 'verbatim', page: 9, line: 3 });
    const { turns } = read(text);
    expect(turns.filter(({ label }) => label !== null).map(({ label, name }) => [label, name])).toEqual([
      ['Q', 'MR. HALDER'],
      ['A', 'MARA LUND'],
      ['A', 'MARA LUND'],
      ['Q', 'MR. HALDER'],
      ['A', 'MARA LUND'],
    ]);
  });

  it('words broken at a line’s end, and pasted pages that lost their indents', () => {
    const text = `Page 4
1 THE COURT: The pay-
2 ment was made in the har-
3 bour office.
4 MS. DAHL: It was not, your Honour.
`;
    expect(placeOf('The payment was made in the harbour office.', text)).toEqual({
      class: 'verbatim',
      page: 4,
      line: 1,
    });
    expect(placeOf('It was not, your Honour.', text)).toEqual({ class: 'verbatim', page: 4, line: 4 });
  });
});
