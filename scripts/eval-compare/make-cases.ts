/**
 * Makes cases of each way in which a quote goes wrong from texts with quotes marked in them: the quote is changed on
 * purpose, so the right class and place are known.
 */

import * as words from './changed-words.ts';
import type { MadeCase, Material, Setting } from './made-case.ts';
import { Random } from './random.ts';
import * as ways from './ways.ts';

const WAYS: Readonly<Record<string, (setting: Setting) => MadeCase | null>> = {
  verbatim: words.verbatim,
  'dropped word': words.droppedWord,
  'changed word': words.changedWord,
  'added word': words.addedWord,
  'dropped negation': words.droppedNegation,
  'added negation': words.addedNegation,
  'changed number': words.changedNumber,
  'changed name': words.changedName,
  'changed modal': words.changedModal,
  'joined passages': ways.joined,
  'marked omission': ways.markedOmission,
  'unmarked omission': ways.unmarkedOmission,
  brackets: ways.brackets,
  typography: ways.typography,
  'short fragment': ways.shortFragment,
  'hard-wrapped source': ways.hardWrapped,
  'transcript with fillers': ways.transcript,
  'transcript, word changed': ways.transcriptChanged,
  'absent, whole sentence': ways.absent,
  'absent, short fragment': ways.absentFragment,
  'several sentences': ways.several,
};

/** @param perWay how many cases of each way are wanted; fewer where the material does not yield that many */
export function makeCases(materials: readonly Material[], seed: number, perWay: number): MadeCase[] {
  const cases: MadeCase[] = [];
  const usable = materials.filter((material) => material.passages.length > 0);
  Object.values(WAYS).forEach((make, number) => {
    const random = new Random(seed * 1009 + number);
    for (let made = 0, tries = 0; made < perWay && tries < perWay * 40; tries++) {
      const material = random.pick(usable);
      const found = make({ material, passage: random.pick(material.passages), others: usable, random });
      if (!found) continue;
      cases.push(found);
      made++;
    }
  });
  return cases;
}
