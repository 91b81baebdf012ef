/** Lines of a record that nobody said. */

const WHOLE_IN_BRACKETS = /^[[(][^[\]()\n]{1,300}[\])][.:]?$/u;
const MADE_BY =
  /^(?:(?:this )?(?:transcript(?:ion)?|recording|captions?|subtitles?|audio)(?: (?:is|was|were|has been))?|transcribed|captioned|subtitled|recorded|generated|auto-?generated|created|powered|translated)(?: automatically| auto-?generated| generated| created| provided| transcribed)? (?:by|with|using|from|on|at)\b.{0,200}$/iu;
const PAGE = /^(?:page|p\.|seite)?[ \t]*[-–—]?[ \t]*\d{1,5}[ \t]*[-–—]?(?:[ \t]*(?:of|\/)[ \t]*\d{1,5})?$/iu;
const END =
  /^(?:\* ?\* ?\*|# ?# ?#|-{3,}|_{3,}|={3,}|-?30-?|END(?: OF (?:TRANSCRIPT|RECORDING|INTERVIEW|PROCEEDINGS))?\.?|\d{1,2}:\d{2} [AP]\.?M\.?(?: [A-Z]{2,4})?)$/u;

/** Whether a line of a transcript is a stage direction, a page number, a rule or the transcriber's mark. */
export function isUnspoken(line: string): boolean {
  const words = line.trim();
  if (words.length > 320) return false;
  return WHOLE_IN_BRACKETS.test(words) || END.test(words) || MADE_BY.test(words) || PAGE.test(words);
}
