/**
 * Verbs of saying of the languages that are read for direct quotations, in the forms news stories use.
 * A trailing * stands for any ending.
 */
type Cues = {
  verbs: readonly string[];
  pronouns: ReadonlySet<string>;
  particles: ReadonlySet<string>;
  /** Source phrases of several words ("nach Angaben von"). */
  phrases: readonly string[];
  /** Offices that stand before a name, or alone for one. */
  roles: ReadonlySet<string>;
  /** Whether a line that opens with a dash is speech. */
  dashes: boolean;
};

const words = (list: string) => list.split(' ');
const set = (list: string): ReadonlySet<string> => new Set(words(list));

export const foreignCues: Readonly<Record<string, Cues>> = {
  de: {
    verbs: words(
      'sagte sagt sagten sagen gesagt erklärte erklärt erklärten meinte meint meinten betonte betont betonten teilte teilten schrieb schreibt schrieben ' +
        'fügte fügten ergänzte ergänzt kritisierte kritisiert warnte warnt warnten forderte fordert forderten berichtete berichtet berichteten ' +
        'versicherte versichert bestätigte bestätigt bestätigten behauptete behauptet fragte fragt antwortete antwortet unterstrich äußerte ' +
        'zitierte twitterte erläuterte erläutert räumte kündigte kommentierte mahnte verkündete rief nannte nennt bezeichnete bezeichnet sprach spricht lobte ' +
        'hob stellte wies gab begründete bekräftigte bekräftigt konstatierte bedauerte entgegnete erwiderte prophezeite scherzte schilderte beschrieb verwies so laut',
    ),
    pronouns: set('er sie es wir ich man'),
    particles: set('von der die das den dem zu zum zur van de'),
    phrases: ['laut', 'nach angaben von', 'nach den worten von', 'nach worten von', 'wie'],
    roles: set(
      'bürgermeister bürgermeisterin minister ministerin kanzler kanzlerin bundeskanzler bundeskanzlerin präsident präsidentin sprecher sprecherin chef chefin vorsitzender vorsitzende direktor direktorin professor professorin doktor herr frau außenminister außenministerin innenminister innenministerin finanzminister finanzministerin ministerpräsident ministerpräsidentin polizeisprecher polizeisprecherin parteichef parteichefin anwalt anwältin oberbürgermeister oberbürgermeisterin regierungssprecher',
    ),
    dashes: false,
  },
  fr: {
    verbs: words(
      'dit a-t-il a-t-elle ont-ils déclaré déclare déclarait affirmé affirme affirmait expliqué explique expliquait ajouté ajoute souligné souligne ' +
        'assuré assure estimé estime estimait indiqué indique précisé précise rappelé rappelle écrit lancé lance répondu répond annoncé annonce ' +
        'regretté regrette dénoncé dénonce confié confie insisté insiste martelé martèle poursuivi poursuit conclu conclut reconnu reconnaît ' +
        'averti avertit prévenu raconté raconte jugé juge soutenu soutient réagi réagit commenté commente plaidé plaide promis promet tweeté ' +
        'selon dit-il dit-elle déclare-t-il déclare-t-elle explique-t-il explique-t-elle affirme-t-il affirme-t-elle ajoute-t-il ajoute-t-elle ' +
        'estime-t-il estime-t-elle assure-t-il assure-t-elle poursuit-il poursuit-elle précise-t-il précise-t-elle raconte-t-il raconte-t-elle ' +
        'demandé demande interrogé disait disent qualifié qualifie évoqué évoque',
    ),
    pronouns: set('il elle ils elles on je nous'),
    particles: set('de du des la le les d'),
    phrases: ['selon', "d'après", 'pour'],
    roles: set(
      'président présidente ministre maire directeur directrice porte-parole chef secrétaire député députée sénateur sénatrice procureur procureure avocat avocate monsieur madame m. mme',
    ),
    dashes: true,
  },
  es: {
    verbs: words(
      'dijo dice dijeron decía dicho declaró declara declararon afirmó afirma afirmaron aseguró asegura aseguraron explicó explica explicaron añadió añade añadieron ' +
        'señaló señala señalaron indicó indica indicaron subrayó subraya destacó destaca advirtió advierte advirtieron manifestó manifiesta ' +
        'sostuvo sostiene agregó agrega comentó comenta escribió escribe respondió responde preguntó pregunta recordó recuerda insistió insiste ' +
        'aclaró aclara reconoció reconoce anunció anuncia denunció denuncia criticó critica lamentó lamenta precisó precisa apuntó apunta ' +
        'reiteró reitera admitió admite expresó expresa concluyó concluye prometió confesó relató relata contó cuenta calificó tuiteó según exclamó replicó',
    ),
    pronouns: set('él ella ellos ellas yo nosotros usted'),
    particles: set('de del la las los el y'),
    phrases: ['según', 'de acuerdo con', 'en palabras de'],
    roles: set(
      'presidente presidenta ministro ministra alcalde alcaldesa director directora portavoz secretario secretaria diputado diputada senador senadora fiscal abogado abogada',
    ),
    dashes: true,
  },
  uk: {
    verbs: words(
      'сказав сказала сказали каже кажуть заявив заявила заявили заявило заявляє наголосив наголосила наголосили зазначив зазначила зазначили додав додала додали ' +
        'пояснив пояснила пояснили повідомив повідомила повідомили повідомляє написав написала написали підкреслив підкреслила відповів відповіла ' +
        'розповів розповіла розповіли стверджує стверджував стверджувала попередив попередила нагадав нагадала запевнив запевнила уточнив уточнила вважає ' +
        'переконаний переконана визнав визнала закликав закликала запитав запитала говорить говорив говорила відзначив відзначила пообіцяв прокоментував прокоментувала ' +
        'оголосив оголосила зауважив зауважила пише цитує назвав назвала йдеться',
    ),
    pronouns: set('він вона вони я ми'),
    particles: set('де фон ван'),
    phrases: ['за словами', 'на думку', 'за даними'],
    roles: set(
      "президент президентка міністр міністерка мер мерка речник речниця директор директорка голова депутат депутатка прокурор прем'єр-міністр генерал",
    ),
    dashes: true,
  },
  ru: {
    verbs: words(
      'сказал сказала сказали говорит говорят говорил говорила заявил заявила заявили заявляет подчеркнул подчеркнула подчеркнули отметил отметила отметили ' +
        'добавил добавила добавили пояснил пояснила пояснили объяснил объяснила сообщил сообщила сообщили сообщает написал написала написали ' +
        'ответил ответила рассказал рассказала рассказали утверждает утверждал предупредил предупредила напомнил напомнила заверил заверила ' +
        'уточнил уточнила считает полагает уверен уверена признал признала призвал призвала спросил спросила указал указала пообещал ' +
        'прокомментировал прокомментировала объявил объявила заметил заметила пишет цитирует назвал назвала говорится',
    ),
    pronouns: set('он она они я мы'),
    particles: set('де фон ван'),
    phrases: ['по словам', 'по мнению', 'по данным'],
    roles: set(
      'президент министр мэр директор глава депутат прокурор премьер-министр генерал представитель пресс-секретарь губернатор',
    ),
    dashes: true,
  },
};
