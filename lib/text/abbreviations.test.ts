import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';
import { splitSentences } from './sentences/sentences.ts';
import { tokenize } from './words/tokens.ts';

const sentences = (text: string) => {
  const tokens = tokenize(text);
  return splitSentences(tokens).sentences.map(({ from, to }) =>
    text.slice(tokens.start[from], tokens.end[to - 1]),
  );
};

describe('an abbreviation does not end its sentence', () => {
  it.each([
    'The petitioner said Rs. 12 lakh was paid to Shri R.K. Menon, and that the file was lost.',
    'He paid Sh. 4 million to Smt. Nair and Engr. Musa Bello.',
    'The case was argued by Barr. Tunde Cole, Adv. P. Nair and Alh. Sani Bello.',
    'Mx. Holm and Dep. Sec. Art Lind signed Art. 12 of the treaty.',
    'In Holm v. Lind the court read p. 12 and para. 7 of the ruling.',
    'The Harbour Corpn. Ltd. and Lind Pte. Ltd. were fined Ksh. 200 million.',
    'Rooms Nos. 3 and 4 cost approx. 400 dollars, est. 1990.',
    'Supt. Holm, Insp. Lind, Cllr. Voss, Hon. Brandt and Cpl. Keller met at noon.',
    'Retd. Col. Holm and Asst. Comm. Lind met Govt. Counsel Voss at noon.',
    'It cost Tk. 500, Re. 1 or Ush. 3,000 a head, cl. 4 of the deed says.',
    'Hajj. Musa and Hajj. Ali came, and Hajj. Sani left.',
    'Dkt. Holm spoke before Mhe. Lind of the Dist. Court.',
    'The F.I.R. No. 12 was filed under Sec. 420 and Sec. 34 of the code.',
    'The ship M.V. Harbour and the firm W.H.O.S.E. Lind sank.',
    'He told Faktum.info and Stuff.co.nz about B.O.B. and his band.',
  ])('%s', (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it.each([
    ['He met Ann Lee. Bob Cole left at noon.', 2],
    ['They went to Mars. The sun rose.', 2],
    ['It was Art. Nobody bought it.', 2],
    ['She said no. The court adjourned.', 2],
    ['He works for Lind Pte. Ltd. The firm was founded in 1990.', 2],
    ['The price was Rs 12 lakh. He paid K200. She paid £3m. They paid N5bn.', 4],
    ['Everyone lost. Rs. 12 lakh was paid.', 2],
    ['He lives in the U.S. She does not.', 2],
    ['He read chapter p. The end was near.', 2],
    ['I saw Tom. Ann saw Tom. Bob saw Tom.', 3],
    ['Yes. Ann Lee came.', 2],
  ])('but others do: %s', (text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });
});

describe('money in letters is a figure', () => {
  it.each(['K200', 'N5bn', 'Ksh4,000', 'R2m', 'Rs500'])('%s', (sum) => {
    const text = `The ministry of ports lost ${sum} in the deal.`;
    const claim = extract(text, { language: 'en' }).items[0];
    expect(claim?.reasons.map(({ rule }) => rule)).toContain('number');
  });
});

describe('who speaks after an abbreviation', () => {
  it('keeps the sentence of a title whole', () => {
    const text =
      'The petitioner said Rs. 12 lakh was paid to Shri R.K. Menon, and that the file was lost.\n\n“We will go to the Supreme Court,” Adv. P. Nair told The Harbour Hindu.';
    const { items } = extract(text, { language: 'en' });
    expect(items.map(({ kind, speaker }) => `${kind} ${speaker?.text}`)).toEqual([
      'PARAPHRASE The petitioner',
      'DIRECT_QUOTE Adv. P. Nair',
    ]);
    expect(text.slice(items[0]?.spans[0]?.start, items[0]?.spans[0]?.end)).toBe(
      'Rs. 12 lakh was paid to Shri R.K. Menon, and that the file was lost',
    );
  });

  it.each(['Engr. Musa Bello', 'Barr. Tunde Cole', 'Smt. Anita Nair', 'Mx. Robin Holm', 'Alh. Sani Bello'])(
    '%s',
    (name) => {
      const text = `“The dam is safe,” ${name} told the paper on Monday.`;
      const { items } = extract(text, { language: 'en' });
      expect(items[0]?.speaker?.text).toBe(name);
    },
  );
});
