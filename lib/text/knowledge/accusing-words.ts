/**
 * Words that accuse somebody. Collected from stories, press codes on the right of reply, and what courts charge people
 * with; they show where to look, and judge nothing. How a clause accuses, and whom, is decided in items/accusation;
 * these only narrow the search beforehand.
 */

/** Parts of a pattern, each a word with its forms. */
const ACCUSING: readonly string[] = [
  // Who accuses, and what somebody is held guilty of.
  'accus(?:e[ds]?|ing|ations?)',
  'alleg(?:e[ds]?|edly|ing|ations?)',
  'blam(?:e[ds]?|ing)',
  'critici[sz](?:e[ds]?|ing|m)',
  'condemn(?:s|ed|ing|ation)?',
  'denounc(?:e[ds]?|ing)',
  'charged? with',
  'indict(?:s|ed|ment)?',
  'sued',
  'suing',
  'complicit',
  'complicity',
  'collu(?:de[ds]?|ding|sion)',
  'enabl(?:e[ds]?|ers?|ing)',
  'involve(?:d in|ment)',
  'responsible for',
  'to blame',
  'guilty',
  'culpable',
  'negligen(?:t|ce)',
  'misconduct',
  'wrongdoing',
  'crimes?',
  'criminal',
  // Money, and what is taken.
  'fraud(?:ulent(?:ly)?)?',
  'corrupt(?:ion|ed)?',
  'brib(?:e[ds]?|ery|ing)',
  'embezzl(?:e[ds]?|ing|ement)',
  'launder(?:ed|ing)',
  'stole(?:n)?',
  'steal(?:s|ing)?',
  'theft',
  'looted',
  // What is told, and what is kept from others.
  'lied',
  'lying',
  'liars?',
  'misl(?:ed|ead(?:s|ing)?)',
  'deceiv(?:e[ds]?|ing)',
  'cover(?:ed|ing)?[ -]up',
  'conceal(?:s|ed|ing|ment)?',
  'falsif(?:y|ied|ies|ying)',
  'manipulat(?:e[ds]?|ing|ion)',
  'propaganda',
  'disinformation',
  // Against the law, or one’s word.
  'violat(?:e[ds]?|ing|ions?)',
  'breach(?:e[ds]|ing)?',
  'broke (?:the law|its (?:promise|word))',
  'illegal(?:ly)?',
  'unlawful(?:ly)?',
  // Against people.
  'abus(?:e[ds]?|ing|ive)',
  'harass(?:ed|es|ing|ment)?',
  'discriminat(?:e[ds]?|ing|ion)',
  'exploit(?:s|ed|ing|ation)',
  'tortur(?:e[ds]?|ing)',
  'rap(?:ed?|ing)',
  'murder(?:s|ed|ing)?',
  'massacres?',
  'kill(?:s|ed|ing)?',
  'execut(?:ed|ions?)',
  'poison(?:ed|ing)',
  'kidnap(?:s|ped|ping)?',
  'abduct(?:s|ed|ing|ions?)',
  'captur(?:e[ds]?|ing)',
  'deport(?:s|ed|ing|ations?)',
  // Of states and armies.
  'invad(?:e[ds]?|ing)',
  'invasion',
  'aggress(?:ion|or)',
  'attack(?:s|ed|ing)?',
  'bomb(?:s|ed|ing)',
  'shell(?:s|ed|ing)',
  'occupi(?:ed|er|ers|es)',
  'spy(?:ing)?',
  'spied',
  'espionage',
  'hack(?:ed|ing)',
  'meddl(?:e[ds]?|ing)',
  'interfer(?:e[ds]?|ing|ence)',
  'threaten(?:s|ed|ing)?',
  'blackmail(?:s|ed|ing)?',
  'sabotag(?:e[ds]?|ing)',
  // What was not done, or was done by cheating.
  'fail(?:s|ed|ing|ure) to',
  'ignored warnings',
  'cheat(?:s|ed|ing)?',
  'plagiari[sz](?:ed|ing|m)',
  'scandal',
];

/** Any word that accuses, blames, criticises, or names a wrong: whether an item may be against somebody. */
export const accusingWord = new RegExp(`\\b(${ACCUSING.join('|')})\\b`, 'iu');

/** Fewer, and as single lower-case tokens: words that make a sentence in the reporter's own voice worth checking. */
export const wrongsToCheck: ReadonlySet<string> = new Set(
  (
    'allege alleged allegedly accused charged convicted indicted arrested fraud corruption bribery illegal illegally unlawful violated killed murder raped assault abuse ' +
    'scandal guilty sued stole stolen lied invasion attack attacked bombing torture'
  ).split(' '),
);
