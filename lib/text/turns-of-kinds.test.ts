import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';

const read = (text: string) =>
  extract(text, { language: 'en' }).items.flatMap(({ kind, speaker, spans }) =>
    kind === 'FACTUAL_CLAIM'
      ? []
      : [`${speaker?.name ?? '–'}: ${spans.map(({ start, end }) => text.slice(start, end)).join(' … ')}`],
  );

describe('initials as labels', () => {
  it('stand for the names that the introduction tells, and the newsroom’s ask', () => {
    expect(
      read(
        'The potter Ada Holm spoke to our arts editor, Bo Lind.\n\nBL: The kiln is older than the town.\n\nAH: It is, and it still burns.\n\nBL: Who taught you?\n\nAH: My aunt. She hated me.',
      ),
    ).toEqual(['Ada Holm: It is, and it still burns.', 'Ada Holm: My aunt. She hated me.']);
  });
  it('with stops, and the asker unnamed', () => {
    expect(
      read(
        'Q&A: Ines Dorn, ferry captain\n\nHT: When did you first sail?\n\nI.D.: At nine, with my father.\n\nHT: Were you afraid?\n\nI.D.: I was never afraid of water.',
      ),
    ).toEqual(['Ines Dorn: At nine, with my father.', 'Ines Dorn: I was never afraid of water.']);
  });
});

describe('questions and answers without labels', () => {
  it('the heading names whoever answers behind a series’ title', () => {
    expect(
      read(
        'AN HOUR WITH… lock-keeper Bo Lind\n\nWhat time do you rise?\n\nAt four, when my goats do.\n\nWould you sell the lock?\n\nI would sell my house first.',
      ),
    ).toEqual(['Bo Lind: At four, when my goats do.', 'Bo Lind: I would sell my house first.']);
  });
  it('a full name in the introduction that “she” goes on with', () => {
    expect(
      read(
        'The keeper of the keys\n\nFor forty years Ada Holm, 81, has kept the lighthouse at Skarv. We met her in the kitchen, where she keeps the ledgers.\n\nWhen did you come here?\n\nI came in 1971, on a boat full of sheep.\n\nDid you want to leave?\n\nNever. I had my own key.',
      ),
    ).toEqual(['Ada Holm: I came in 1971, on a boat full of sheep.', 'Ada Holm: Never. I had my own key.']);
  });
});

describe('what the reporter puts in brackets between two answers', () => {
  it('is the reporter’s, without labels', () => {
    expect(
      read(
        'Interview with Ada Holm, potter\n\nWhen did you begin?\n\nAt nine. I loved mud.\n\n(The guild confirmed on Friday that she had left it. Bo Lind, its warden, was not available for an interview.)\n\nWould you do it again?\n\nI would, and I will.',
      ),
    ).toEqual([
      'Ada Holm: At nine. I loved mud.',
      'The guild: that she had left it',
      '–: Bo Lind, its warden, was not available for an interview.',
      'Ada Holm: I would, and I will.',
    ]);
  });
  it('and with them', () => {
    expect(
      read(
        'The potter Ada Holm spoke to our arts editor, Bo Lind.\n\nBL: Is the kiln safe?\n\nAH: It is, and it still burns.\n\n[The fire service said on Friday that the kiln had never been inspected at all, and that it would be in June.]\n\nBL: Who taught you?\n\nAH: My aunt.\n\n(She laughs.)\n\nShe taught my mother too.\n\nBL: And now?\n\nAH: I teach.',
      ),
    ).toEqual([
      'Ada Holm: It is, and it still burns.',
      'The fire service: that the kiln had never been inspected at all, and that it would be in June',
      'Ada Holm: My aunt.',
      'Ada Holm: She taught my mother too.',
      'Ada Holm: I teach.',
    ]);
  });
  it('but an answer may be in brackets', () => {
    expect(
      read(
        'Interview with Ada Holm, potter\n\nWhen did you begin?\n\n(I laugh whenever I am asked.) At nine, and I loved mud.\n\nWould you do it again?\n\nI would, and I will.',
      ),
    ).toEqual([
      'Ada Holm: (I laugh whenever I am asked.) At nine, and I loved mud.',
      'Ada Holm: I would, and I will.',
    ]);
  });
});

describe('briefings and debates', () => {
  it('“Q” stands without a mark', () => {
    expect(
      read(
        'THE GOVERNOR: I have a short statement. I will then take questions.\n\nQ Governor, did you see the report?\n\nTHE GOVERNOR: I read it last night.',
      ),
    ).toEqual([
      'THE GOVERNOR: I have a short statement. I will then take questions.',
      'THE GOVERNOR: I read it last night.',
    ]);
  });
  it('a seat or an office beside the name tells of a debate, though nobody speaks twice', () => {
    expect(
      read(
        'Ms Ada Holm (Skarv) (Lab): Will the Secretary of State publish the survey of the pier?\n\nThe Secretary of State for Ports (Bo Lind): I will place it in the Library this week.',
      ),
    ).toEqual([
      'Ada Holm: Will the Secretary of State publish the survey of the pier?',
      'Bo Lind: I will place it in the Library this week.',
    ]);
  });
  it('nor is every line with a colon a turn', () => {
    expect(read('Mr Lind (Skarv): the man behind the pier.\n\nThe harbour: nine boats and a crane.')).toEqual(
      [],
    );
  });
});

describe('letters set apart', () => {
  it('are a document’s whose writer the story names with its next words', () => {
    expect(
      read(
        'The firm’s letter to tenants reads in full:\n\nDear tenant, your lift will not be mended this year. We regret the stairs.\n\nThe landlord, Norvane Homes, said the letter was sent in error.',
      ),
    ).toContain('Norvane Homes: Dear tenant, your lift will not be mended this year. We regret the stairs.');
  });
  it('or nobody’s, where only the paper speaks', () => {
    expect(
      read(
        'The notice at the gate said:\n\nWe close at noon on feast days. Our dogs do not.\n\nA dog barked.',
      ),
    ).toEqual(['–: We close at noon on feast days. Our dogs do not.']);
  });
});
