/** English function words and closed classes, by coarse part of speech. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const determiners = set(
  'the a an this that these those his her their its my our your some any no each every another both either neither all most many ' +
    'several few much such what which whose half more less enough',
);
export const pronouns = set(
  'he she they it i we you who him her them us me himself herself themselves itself one someone somebody everyone everybody ' +
    "anyone nobody none others he's she's they're it's i'm we're you're he'd she'd they'd i'd we'd he'll she'll they'll i'll we'll " +
    "i've we've they've you've you'd you'll",
);
export const subjectPronouns = set('he she they it i we you who one others many some both neither');
export const prepositions = set(
  'of in on at by for with from to into onto over under about against among between through during before after above below ' +
    'without within along across behind beyond near since until till toward towards upon via per despite regarding concerning ' +
    'amid amidst around outside inside off out up down like unlike as than throughout alongside besides except following including',
);
export const conjunctions = set('and or but nor yet so & plus');
export const auxiliaries = set(
  "is are was were be been being am has have had having do does did isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't " +
    "didn't ain't 's 're 've",
);
export const modals = set(
  "will would can could may might shall should must won't wouldn't can't cannot couldn't mightn't shouldn't mustn't ought 'll 'd",
);
export const adverbs = set(
  'also then now here there again still even just only very too quite rather almost already always often sometimes ever later ' +
    'earlier soon once twice yesterday today tonight tomorrow however instead meanwhile moreover furthermore nevertheless ' +
    'nonetheless therefore thus otherwise perhaps maybe indeed further back away together much more most less least well not never',
);
/** Nouns and verbs with an adverb's ending. */
export const notAdverbs = set(
  'family ally rally reply supply assembly subassembly anomaly monopoly oligopoly tally bully fly butterfly lily jelly belly gully ' +
    'folly homily panoply melancholy italy sicily july apply rely imply comply multiply',
);
export const irregularPasts = set(
  'became began bought brought built came caught chose cut did drew drove fell felt fought found gave got grew had heard held hit ' +
    'kept knew laid led left lent let lost made meant met paid put ran rang read rose said sang sat saw sent set shook shot shut ' +
    'spent spoke stood stole struck swore swung taught threw thought told took understood went were woke won wore wrote ate beat ' +
    'bet bid bit blew broke burst cast cost dealt dug drank flew forgot froze hid hung hurt quit rode sank shrank slept slid sold ' +
    'spread sprang stuck swam swept tore undertook upheld withdrew overcame',
);
/** Titles that come before a name. */
export const titles = set(
  'mr. mrs. ms. dr. prof. sen. rep. gov. gen. lt. col. capt. sgt. maj. adm. rev. mr mrs ms dr sir lord lady dame president senator ' +
    'governor representative congressman congresswoman secretary minister chancellor judge justice mayor general admiral colonel ' +
    'captain sergeant lieutenant officer professor pope king queen prince princess speaker ambassador attorney chairman chairwoman ' +
    'director commissioner sheriff detective chief spokesman spokeswoman spokesperson candidate pastor reverend bishop cardinal ' +
    'imam rabbi leader premier sens. reps. messrs. pvt. pfc. cpl. spc. brig. supt. insp. cllr. ald. amb. hon. ven. msgr. ' +
    'pvt cpl supt insp cllr corporal specialist superintendent inspector constable councillor councilman councilwoman alderman',
);
/** Nouns for people, by which an unnamed person can be a speaker. */
export const roles = set(
  'spokesman spokeswoman spokesperson spokespeople official officials aide aides adviser advisers advisor advisors lawyer lawyers ' +
    'attorney attorneys president senator senators governor congressman congresswoman lawmaker lawmakers minister secretary chairman ' +
    'chairwoman chair director chief commander general officer officers police critic critics supporter supporters expert experts ' +
    'analyst analysts researcher researchers scientist scientists author authors judge judges justice justices prosecutor ' +
    'prosecutors witness witnesses source sources people person man woman men women voter voters democrat democrats republican ' +
    'republicans candidate candidates nominee reporter reporters journalist journalists editor editors columnist host anchor ' +
    'professor economist economists pollster strategist strategists operative operatives donor donors member members leader leaders ' +
    'head resident residents student students parent parents mother father wife husband son daughter brother sister friend friends ' +
    'billionaire businessman mogul activist activists organizer organizers diplomat diplomats ambassador envoy negotiator mayor ' +
    'commissioner sheriff detective investigator investigators regulator regulators executive executives ceo founder owner manager ' +
    'employee employees worker workers doctor doctors nurse teacher teachers author writer observer observers opponent opponents ' +
    'rival rivals protester protesters delegate delegates superdelegate superdelegates surrogate surrogates representative ' +
    'representatives delegation group groups team panel committee commission court agency department ministry government ' +
    'administration campaign company firm organization organisation union party council board network newspaper paper magazine ' +
    'statement report study poll survey survey document documents email letter filing lawsuit complaint indictment memo transcript ' +
    'video website soldier soldiers troops veteran veterans pilot captain',
);
