/** How statements are checked, as the report explains it, from the rules stored with each edition. */
import type { ReportRules } from './snapshot.ts';

/** The paragraphs, in reading order. */
export function methodParagraphs({
  secondPersonRule,
  evidenceRule,
  originsForClaims,
}: ReportRules): string[] {
  const basis =
    originsForClaims > 1
      ? 'A claim that the story makes in its own voice is verified only where at least ' +
        `${originsForClaims} independent origins support it: five outlets repeating one agency report count as one.`
      : 'We count independent origins, not outlets: five newspapers repeating one agency report are one origin.';
  return [
    'Every quotation, every claim and every sentence saying that somebody did not comment was taken from the ' +
      'story one by one. A computer helps to find and to compare them. It gives no verdict: each one here was given ' +
      'by a person.',
    'Of what people are reported to have said we ask two separate questions. Was it said, by this person, in these ' +
      'words and in this sense? And is it true? The first can be answered with yes while the second stays open, so ' +
      'we never fold both into one mark.',
    'Verified means that we checked it and it stands. Disputed means that sources contradict each other, that ' +
      'the person quoted denies it, or that the words are not what was said. Pending means that we have not ' +
      'finished, or cannot: we say what is missing. When checked words change, their verdict lapses and they are ' +
      'checked again.',
    evidenceRule
      ? 'Nothing is verified without something to rest on: for a quotation a comparison with what was said, ' +
        `for a claim a source that supports it, for “no comment” a logged request. ${basis}`
      : basis,
    'Nobody may be described as silent who was not asked. We log when, how and with what deadline somebody was, and ' +
      'each of “did not immediately respond”, “did not respond” and “declined to comment” needs a log that supports ' +
      'it; where it does not, the statement says so. ' +
      'Sources who spoke on terms other than on the record are described as agreed with them, or not at all.',
    secondPersonRule
      ? 'One editor signs the finished check off; a second person publishes it. Nobody judges a story that ' +
        'they wrote or changed. A published edition is never altered: a correction is a new edition that says ' +
        'what changed.'
      : 'This newsroom works without a second person: whoever checked the story may also have signed it off and ' +
        'published it. A published edition is never altered: a correction is a new edition that says what changed.',
  ];
}
