/**
 * A report in French. A statement is an “affirmation”, so that its verdicts are feminine. Spaces before what French sets
 * apart (“:”, “?”, “»”) are written as usual here and made unbreakable below.
 */
import type { Catalogue } from './catalogue.ts';

const WRITTEN: Catalogue = {
  locale: 'fr-FR',
  marks: ['« ', ' »'],
  smallNumbers: 'aucune une deux trois quatre cinq six sept huit neuf dix onze douze'.split(' '),
  moments: { time: '{time}', near: '{day} à {time}', dated: '{date} à {time}' },

  statuses: { VERIFIED: 'Vérifiée', PENDING: 'En attente', DISPUTED: 'Contestée' },
  counted: {
    VERIFIED: { one: 'vérifiée', many: 'vérifiées', other: 'vérifiées' },
    PENDING: { one: 'en attente', many: 'en attente', other: 'en attente' },
    DISPUTED: { one: 'contestée', many: 'contestées', other: 'contestées' },
  },
  statusBecause: '{status} : {reason}',
  reasons: {
    NOT_STARTED: 'vérification pas encore commencée',
    AWAITING_SOURCE: 'source attendue',
    AWAITING_REPLY: 'réponse attendue',
    AWAITING_DOCUMENT: 'document attendu',
    AWAITING_TRANSLATION: 'traduction attendue',
    UNVERIFIABLE: 'invérifiable (attribuée et signalée comme telle)',
    CHANGED_SINCE_CHECK: 'modifiée depuis la vérification',
    SOURCES_CONFLICT: 'les sources se contredisent',
    PARTY_DENIES: 'démentie par l’intéressé',
    WORDING_ALTERED: 'termes modifiés',
    OUT_OF_CONTEXT: 'sortie de son contexte',
    MISATTRIBUTED: 'attribution erronée',
    NOT_FOUND_IN_SOURCE: 'introuvable dans la source',
  },
  quotations: {
    VERBATIM: 'Mot pour mot',
    TRIMMED_FAIRLY: 'Coupée sans en changer le sens',
    TRANSLATED_FAIRLY: 'Fidèlement traduite',
    ALTERED: 'Modifiée',
    OUT_OF_CONTEXT: 'Sortie de son contexte',
    MISATTRIBUTED: 'Attribution erronée',
    NOT_FOUND: 'Introuvable',
  },
  substances: {
    TRUE: 'Vrai',
    MOSTLY_TRUE: 'Plutôt vrai',
    HALF_TRUE: 'À moitié vrai',
    MOSTLY_FALSE: 'Plutôt faux',
    FALSE: 'Faux',
    UNPROVEN: 'Non prouvé',
    MISSING_CONTEXT: 'Manque de contexte',
  },
  noVerdict: 'Pas de verdict',
  ticks: { wording: 'les termes', speaker: 'l’attribution', context: 'le contexte', substance: 'le fond' },
  kinds: {
    DIRECT_QUOTE: 'citation directe',
    PARTIAL_QUOTE: 'citation partielle',
    PARAPHRASE: 'propos rapportés',
    ATTRIBUTED_CLAIM: 'affirmation attribuée',
    FACTUAL_CLAIM: 'affirmation factuelle',
    NON_RESPONSE: 'absence de réponse',
  },
  forces: {
    SAID: 'dit',
    DENIED: 'démenti',
    REFUSED: 'refus',
    WISHED: 'souhait ou demande',
    ORDERED: 'ordre ou exigence',
    ASKED: 'question',
  },
  polarities: {
    AFFIRMED: 'dit ainsi',
    NEGATED: 'jamais dit',
    HEDGED: 'par ouï-dire',
    AHEAD: 'encore à dire',
  },
  sourceTypes: {
    WITNESSED: 'constaté sur place',
    RECORDING: 'enregistrement',
    OFFICIAL_TRANSCRIPT: 'compte rendu officiel',
    DOCUMENT: 'document',
    OFFICIAL_STATEMENT: 'communiqué officiel',
    INTERVIEW: 'entretien',
    SOCIAL_POST: 'message sur les réseaux sociaux',
    DATA: 'données',
    NEWS_AGENCY: 'agence de presse',
    OTHER_MEDIA: 'autre média',
    EXPERT: 'spécialiste',
  },
  stances: { SUPPORTS: 'Confirme', CONTRADICTS: 'Contredit', CONTEXT: 'Éclaire' },
  outcomes: {
    NO_IMMEDIATE_RESPONSE: {
      predicate: 'n’a pas répondu dans l’immédiat à une demande de commentaire',
      ofRequest: 'Sans réponse à la publication de cette édition',
      said: 'pas encore de réponse',
      worded: 'pas de commentaire dans l’immédiat',
    },
    NO_RESPONSE: {
      predicate: 'n’a pas répondu à une demande de commentaire',
      ofRequest: 'Sans réponse',
      said: 'sans réponse',
      worded: 'n’a pas répondu',
    },
    RESPONDED: { predicate: 'a répondu', ofRequest: 'Réponse', said: 'réponse', worded: 'a déclaré' },
    DENIED: { predicate: 'a démenti', ofRequest: 'Démenti', said: 'démenti', worded: 'a démenti' },
    DECLINED: {
      predicate: 'a refusé de commenter',
      ofRequest: 'Refus de commenter',
      said: 'refus de commenter',
      worded: 'a refusé de commenter',
    },
    UNABLE: {
      predicate: 'n’a pas pu commenter',
      ofRequest: 'Dit ne pas pouvoir commenter',
      said: 'dit ne pas pouvoir commenter',
      worded: 'n’a pas pu commenter',
    },
    PROMISED_LATER: {
      predicate: 'a annoncé une réponse ultérieure',
      ofRequest: 'Réponse annoncée pour plus tard',
      said: 'réponse annoncée',
      worded: 'a annoncé une réponse',
    },
    UNREACHABLE: {
      predicate: 'était injoignable',
      ofRequest: 'Injoignable',
      said: 'injoignable',
      worded: 'était injoignable',
    },
    NOT_CONTACTED: {
      predicate: 'n’a reçu aucune demande de commentaire',
      ofRequest: 'Aucune demande envoyée',
      said: 'aucune demande',
      worded: 'n’a reçu aucune demande',
    },
  },
  channels: {
    'e-mail': { name: 'courriel', asked: 'par courriel' },
    telephone: { name: 'téléphone', asked: 'par téléphone' },
    'in person': { name: 'de vive voix', asked: 'de vive voix' },
    message: { name: 'message', asked: 'par message' },
    letter: { name: 'lettre', asked: 'par lettre' },
    'web form': { name: 'formulaire en ligne', asked: 'par formulaire en ligne' },
    spokesperson: { name: 'porte-parole', asked: 'par l’intermédiaire du porte-parole' },
  },
  otherChannel: 'par {channel}',

  summary: {
    none: 'Aucune affirmation',
    statements: {
      one: '{n} affirmation : {figures}',
      many: '{n} d’affirmations : {figures}',
      other: '{n} affirmations : {figures}',
    },
    among: '{summary} ; sans réponse : {parties}',
  },
  restsOn: {
    origins: {
      one: 'une seule origine',
      many: '{n} d’origines indépendantes',
      other: '{n} origines indépendantes',
    },
    against: 'contre : {against}',
    both: 'pour : {support}, contre : {against}',
    answered: { one: '{parties} a répondu', other: '{parties} ont répondu' },
    primary: 'source primaire : {types}',
    primaryAndOrigins: 'source primaire : {types} ; {origins}',
    oneSource: 'une seule source',
    sourcesOfOneOrigin: {
      one: '{n} source, une seule origine',
      many: '{n} de sources, une seule origine',
      other: '{n} sources, une seule origine',
    },
    noImmediate: 'pas de commentaire dans l’immédiat : {parties}',
    noComment: 'pas de commentaire : {parties}',
    promised: 'réponse annoncée : {parties}',
    declined: 'refus de commenter : {parties}',
    someAsked: {
      one: 'parties sollicitées : {asked} sur {n}',
      many: 'parties sollicitées : {asked} sur {n}',
      other: 'parties sollicitées : {asked} sur {n}',
    },
    noneAsked: {
      one: 'aucune des {n} parties sollicitée',
      many: 'aucune des {n} parties sollicitée',
      other: 'aucune des {n} parties sollicitée',
    },
    noRequest: '{party} : aucune demande consignée',
    noPartyNamed: 'personne de nommé',
    nonePublished: 'aucune source à l’appui n’est publiée',
  },
  standing: {
    notLogged: 'aucune demande consignée',
    notContacted: 'aucune demande : aucune formulation n’est étayée',
    asked: '{channel} {at}',
    deadline: 'délai {at}',
    byDeadline: 'sans réponse à l’expiration du délai',
    said: '{said} {at}',
    belongs: '{said} : sa réponse a sa place dans l’article',
    unsupported: '{said}, ce qui n’étaye pas « {wording} »',
  },
  background: 'Une source qui a requis l’anonymat',
  nobody: 'personne',
  cue: { none: 'sans verbe de parole', meant: '{cue} ({meaning})' },
  place: { page: 'page {page}', pages: 'pages {page}–{last}' },
  sources: {
    zero: 'aucune source',
    one: 'une source',
    many: '{n} de sources',
    other: '{n} sources',
  },
  method: {
    oneByOne:
      'Chaque citation, chaque affirmation et chaque phrase disant que quelqu’un n’a pas répondu a été relevée dans ' +
      'l’article, une à une. Un ordinateur aide à les trouver et à les comparer. Il ne rend aucun verdict : chacun ' +
      'de ceux-ci a été rendu par une personne.',
    twoQuestions:
      'Sur ce que l’on rapporte de quelqu’un, nous posons deux questions distinctes. Cela a-t-il été dit, par cette ' +
      'personne, en ces termes et en ce sens ? Et est-ce vrai ? On peut répondre oui à la première alors que la ' +
      'seconde reste ouverte ; nous ne les réunissons donc jamais en un seul signe.',
    meanings:
      'Vérifiée : nous l’avons contrôlée et elle tient. Contestée : les sources se contredisent, la personne citée ' +
      'dément, ou les mots ne sont pas ceux qui ont été prononcés. En attente : nous n’avons pas fini, ou ne le ' +
      'pouvons pas ; nous disons ce qui manque. Quand des mots vérifiés changent, leur verdict tombe et ils sont ' +
      'vérifiés de nouveau.',
    evidence:
      'Rien n’est vérifié sans appui : pour une citation, la comparaison avec ce qui a été dit ; pour une affirmation, ' +
      'une source qui la confirme ; pour « pas de commentaire », une demande consignée. {basis}',
    origins:
      'Une affirmation que l’article fait de lui-même n’est vérifiée que si au moins {n} origines indépendantes la ' +
      'confirment : cinq médias qui reprennent la même dépêche comptent pour une.',
    anyOrigins:
      'Nous comptons les origines indépendantes, pas les médias : cinq journaux qui reprennent la même dépêche sont une ' +
      'seule origine.',
    asked:
      'Nul ne peut être dit silencieux s’il n’a pas été sollicité. Nous consignons quand, comment et avec quel délai ' +
      'chacun l’a été ; « n’a pas répondu dans l’immédiat », « n’a pas répondu » et « a refusé de commenter » doivent ' +
      's’appuyer là-dessus, et sinon l’affirmation le dit. Les sources qui n’ont pas parlé à visage découvert sont ' +
      'désignées comme convenu avec elles, ou pas du tout.',
    secondPerson:
      'Un membre de la rédaction valide la vérification achevée ; une seconde personne la publie. Nul ne juge un ' +
      'article qu’il a écrit ou modifié. Une édition publiée n’est jamais retouchée : une correction est une nouvelle ' +
      'édition, qui dit ce qui a changé.',
    alone:
      'Cette rédaction travaille sans seconde personne : qui a vérifié l’article peut aussi l’avoir validé et publié. ' +
      'Une édition publiée n’est jamais retouchée : une correction est une nouvelle édition, qui dit ce qui a changé.',
  },

  report: {
    title: '{headline} · Rapport de vérification, {newsroom}',
    heading: 'Rapport de vérification : {headline}',
    feed: 'Rapports de vérification, {newsroom}',
    name: 'rapport de vérification',
    onPaper: 'Rapport de vérification',
    pageOf: ' sur ',
    description: '{summary}. Sur quoi chacune repose, et qui a été sollicité.',
    record: 'Le dossier',
    quotations: 'Citations',
    skip: 'Aller aux affirmations',
    stet: ' : « que cela reste ». Les points du correcteur, sous les mots qui ont été vérifiés et qui restent.',
    edition: 'édition {n}',
    standfirst:
      'Chaque citation et chaque affirmation de cet article, ce sur quoi elle repose, et qui a été sollicité.',
    strip: 'Les affirmations dans l’ordre de l’article',
    contents: 'Sur cette page',
    changed: 'Ce qui a changé',
    notVerified: 'Non vérifiées',
    statements: 'Affirmations',
    story: 'L’article, annoté',
    asked: 'Qui a été sollicité',
    method: 'Comment nous vérifions',
    behind: 'Qui en répond',
  },
  paper: {
    page: 'Page {page} sur {pages}',
    statement: 'Affirmation {n} · {kind}',
    edition: 'Édition',
    attached: 'Le dossier de cette édition est joint à ce fichier sous le nom {file}.',
    attachment:
      'Le dossier de cette édition : c’est de lui que vient le SHA-256, et de lui que ce fichier est tiré.',
    hash: 'du dossier dont ce fichier est tiré. Il a été fixé à la publication de l’édition.',
    sha256: 'SHA-256 du dossier : {sha256}',
    lacking:
      'Aucune police de Stet n’a les caractères {characters} : ils sont remplacés ici par des cases vides, et ce fichier ne porte donc pas la mention PDF/UA. La page à l’adresse ci-dessus et le dossier joint les ont.',
    current: 'L’adresse dit si une édition plus récente est en vigueur.',
  },
  later: {
    withdrawnLabel: 'Retiré',
    withdrawn: 'Ce rapport a été retiré.',
    olderLabel: 'Une édition antérieure',
    older: 'Ceci est l’édition {n}.',
    current: '{link} est l’édition en vigueur.',
    link: 'L’édition {n} du {at}',
    edition: 'Édition {n}',
    listed: '{edition}, {at}',
    thisOne: '{edition}, {at} (celle-ci)',
  },
  asked: {
    nobody: 'Personne n’a été sollicité pour cet article.',
    asOf: 'Situation au {at}. Toutes les heures sont en {zone}, l’heure de la rédaction.',
    request: 'Demande envoyée {channel} le {at}{deadline}{about}.',
    deadline: ', délai : {at}',
    about: { one: ', sur l’affirmation {numbers}', other: ', sur les affirmations {numbers}' },
    answeredAt: '{what} à {at}',
    answeredOn: '{what} le {at}',
    byThen: '{what} à l’expiration du délai',
  },
  record: {
    method: 'Comment les affirmations sont vérifiées',
    changes: {
      added: 'Ajoutée',
      removed: 'N’est plus dans l’article',
      words: 'Termes',
      speaker: 'Attribution',
      cue: 'Nature des propos',
      status: 'Statut',
      quotation: 'Est-ce que cela a été dit ?',
      substance: 'Est-ce vrai ?',
      sources: 'Sources',
    },
    colon: ' :',
    now: ', maintenant',
    headline: 'Titre',
    since: 'Ce qui a changé depuis l’édition {n}',
    same: 'Les affirmations et leurs verdicts sont les mêmes.',
    newsroom: 'Rédaction',
    story: 'Article',
    signedOff: 'Validé',
    published: 'Publié',
    secondPerson: 'Seconde personne',
    withoutSecond: 'La rédaction travaille sans la règle qui veut qu’une seconde personne publie.',
    onePerson:
      'Une même personne a validé et publié : la rédaction travaille sans la règle qui veut qu’une seconde personne publie.',
    editions: 'Éditions',
    data: 'Données',
    json: 'Le dossier (JSON)',
    schemaQuotations: 'Citations (schema.org)',
    ninjs: 'L’article (ninjs)',
    hash: 'du dossier dont cette page est tirée. Il a été fixé à la publication de l’édition.',
  },
  statements: {
    inSubstance: 'Oui, en substance',
    notEstablished: 'Non établi',
    notRated: 'Non évalué',
    status: 'Statut',
    wasItSaid: 'Est-ce que cela a été dit ?',
    isItTrue: 'Est-ce vrai ?',
    ownVoice: 'Affirmation de l’article lui-même.',
    checked: 'Contrôlé : {ticks}.',
    inStory: 'Dans l’article',
    inStoryNumber: ' : affirmation {n}',
    stance: '{stance} :',
    notNamed: '(non nommée, comme convenu)',
    primary: '{type}, source primaire',
    origin: 'origine : {origin}',
    sourcesOf: 'Sources de l’affirmation {n}',
    printed: 'Imprimé',
    found: 'Dans la source',
    printedPiece: '[imprimé : ',
    foundPiece: '[dans la source : ',
    wordingsOf: 'Termes de l’affirmation {n}',
    askedFor: 'Qui a été sollicité pour l’affirmation {n}',
    label: 'Affirmation {n}, {kind} : {status}',
    linkTo: 'Lien vers l’affirmation {n}',
    none: 'Cet article n’a aucune affirmation qui ait été vérifiée.',
    open: {
      one: 'L’article a été publié avec une affirmation qui n’est pas vérifiée, et la présente pour ce qu’elle est.',
      many: 'L’article a été publié avec {n} d’affirmations qui ne sont pas vérifiées, et les présente pour ce qu’elles sont.',
      other:
        'L’article a été publié avec {n} affirmations qui ne sont pas vérifiées, et les présente pour ce qu’elles sont.',
    },
  },
  clip: {
    label: 'Enregistrement de l’affirmation {n}',
    listen: 'Écouter l’enregistrement',
    gone: 'Cet enregistrement n’est plus proposé ici.',
  },
  marked: {
    key: 'Légende des marques',
    like: 'Comme ceci :',
    verified: 'vérifiée',
    pending: 'en attente',
    disputed: 'contestée',
    changed: 'modifiée depuis sa vérification',
  },
  ways: {
    filters: 'Affirmations selon leur statut',
    all: 'Toutes ({n})',
    speakers: 'Selon qui l’a dit',
    nobody: 'De l’article lui-même, ou de personne de nommé :',
    each: 'Chaque affirmation dans l’ordre de l’article, et son statut',
  },
  statement: {
    page: 'affirmation vérifiée',
    address: 'Adresse permanente',
    checkedAgainst: 'Contrôlée d’après : {sources}',
    sourcesSoFar: 'Sources à ce stade : {sources}',
    source: '{title} ({about})',
    more: { one: '{n} autre', many: '{n} d’autres', other: '{n} autres' },
    verify: 'Vérifier',
    verifyAbout: 'comment cela a été vérifié',
    corrected: 'Corrigée le {at}, dans l’édition {n}',
    updated: 'Complétée le {at}, dans l’édition {n}',
    before: 'Avant :',
    withdrawn: 'Retirée le {at}.',
    withdrawnCard: 'Ce que le rapport disait de ces mots ne vaut plus.',
    withdrawnPage:
      'Tout le rapport a été retiré. Ce que disait l’édition {n} est conservé ci-dessous pour mémoire ; cela ne vaut plus.',
    gone: 'N’est plus dans le rapport depuis l’édition {n} du {at}',
    takenUp: 'Ces mots font désormais partie d’une autre affirmation : {link}.',
    see: 'Voir {link}.',
    goneLink: 'l’édition en vigueur',
    goneIs: 'Ce que l’édition {n} en disait est conservé ici.',
    note: 'Note de la rédaction sur cette édition :',
    history: 'Ce qui a changé',
    context: 'Dans son article',
    inReport: 'Affirmation {n} du rapport',
    wholeReport: '{headline}, tout le rapport',
    embed: 'Intégrer cette affirmation',
    embedLead:
      'Collez ceci dans une page. Les mots restent lisibles si la carte ne se charge pas, et la carte dit d’elle-même si l’affirmation est corrigée ou retirée. Elle n’a pas de script et ne dépose rien dans le navigateur.',
  },
  annotated: {
    page: 'article annoté',
    title: 'L’article avec ses preuves',
    lead: 'Une marque à chaque affirmation vérifiée mène à ce sur quoi elle repose.',
    everyOne: 'Toutes, avec leurs sources',
    theOne: 'Avec sa source',
    mark: '{n}, {status} : sur quoi cela repose',
    line: '{name} :',
  },
  feed: {
    withdrawn: 'Retiré : {headline}',
    edition: 'Édition {n}',
    changed: 'Édition {n} : {note}',
  },
  data: {
    edition: 'Rapport de vérification, édition {n} : {summary}',
    record: 'Le dossier du rapport (JSON)',
    checks: 'Comment cette rédaction vérifie les faits',
    corrects: 'Comment cette rédaction corrige',
    unnamed: 'Comment cette rédaction traite les sources qu’elle ne nomme pas',
    found: 'Ce que {newsroom} a constaté sur cet article',
    note: '{summary}. Vérifié par {newsroom} ; chaque affirmation, et sur quoi elle repose : {url}',
  },
};

/** With the spaces that no line may be broken at: a narrow one before “;” and “?”, a full one elsewhere. */
const unbreakable = (text: string) =>
  text
    .replace(/ (?=[;?!])/g, '\u202f')
    .replace(/ (?=[:»])/g, '\u00a0')
    .replace(/(?<=«) /g, '\u00a0');

export const FRENCH: Catalogue = JSON.parse(unbreakable(JSON.stringify(WRITTEN)));
