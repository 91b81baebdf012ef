/** What indicates speech and speakers in the other languages read for quotations, in the forms news stories use. */
export type Gender = 'male' | 'female' | 'group';

export type Cues = {
  verbs: ReadonlySet<string>;
  /** Source phrases before a noun ("nach Angaben von"), each as its words. */
  sources: readonly (readonly string[])[];
  /** "heißt es": the words are in a document, whose author or name follows. */
  documents: readonly (readonly string[])[];
  /** "на його думку", "selon lui": the source is whoever spoke last. */
  own: readonly (readonly string[])[];
  pronouns: ReadonlyMap<string, Gender>;
  /** A noun after one of these is not a subject. */
  prepositions: ReadonlySet<string>;
  determiners: ReadonlySet<string>;
  /** Forms of the article that no subject takes. */
  objects: ReadonlySet<string>;
  /** Words that end the clause in which a subject is sought. */
  conjunctions: ReadonlySet<string>;
  /** Lower-case words within a name. */
  particles: ReadonlySet<string>;
  /** Nouns for a person by office, trade or relationship. */
  roles: RegExp;
  /** Newspapers, agencies and the like: they are the ones told, unless nobody else is named. */
  media: RegExp;
  /** Nouns before the title of a work or a firm's name in marks. */
  works: RegExp;
  /** Capitalised or bare words that are not names: days, months. */
  times: RegExp;
  /** Whether a line that opens with a dash is speech. */
  dashes: boolean;
};

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const phrases = (list: string) => list.split('|').map((phrase) => phrase.split(' '));
const pronouns = (male: string, female: string, group: string): ReadonlyMap<string, Gender> =>
  new Map([
    ...male.split(' ').map((word): [string, Gender] => [word, 'male']),
    ...female.split(' ').map((word): [string, Gender] => [word, 'female']),
    ...group.split(' ').map((word): [string, Gender] => [word, 'group']),
  ]);

export const foreignCues: Readonly<Record<string, Cues>> = {
  de: {
    verbs: set(
      'sagte sagt sagten sagen gesagt erklärte erklärt erklärten meinte meint meinten meinen betonte betont betonten teilte teilt teilten schrieb schreibt ' +
        'schrieben fügte fügt fügten ergänzte ergänzt kritisierte kritisiert kritisierten warnte warnt warnten forderte fordert forderten berichtete ' +
        'berichtet berichteten erzählt erzählte erzählten versicherte versichert bestätigte bestätigt bestätigten behauptete behauptet behaupteten ' +
        'fragte fragt antwortete antwortet unterstrich unterstreicht äußerte äußerten zitierte zitiert twitterte erläuterte erläutert räumte räumt ' +
        'kündigte kündigt kommentierte kommentiert mahnte mahnt verkündete rief ruft nannte nennt nannten bezeichnete bezeichnet bezeichneten sprach ' +
        'spricht sprachen lobte lobt hob hebt stellte wies gab begründete begründet bekräftigte bekräftigt konstatierte bedauerte bedauert entgegnete ' +
        'entgegnet erwiderte erwidert prophezeite scherzte schilderte schildert beschrieb beschreibt verwies resümierte resümiert klagte klagt ' +
        'beklagte beklagt appellierte appelliert urteilte urteilt glaubt findet fand beteuerte beteuert stellt versprach verspricht schimpft schimpfte wunderte wundert warb wirbt hält hofft hoffte schloss gestand gesteht verteidigte wirft warf',
    ),
    sources: phrases(
      'laut|nach angaben von|nach angaben|nach den worten von|nach den worten|nach worten von|nach worten|den worten|nach auskunft von|nach auskunft|nach aussage von|nach aussage|aus sicht von|aus sicht|nach ansicht von|nach ansicht|nach meinung von|nach meinung|nach einschätzung von|nach einschätzung|nach überzeugung von|nach überzeugung|nach darstellung von|nach darstellung',
    ),
    own: phrases('ihm zufolge|ihr zufolge|nach seinen worten|nach ihren worten|seinen worten zufolge'),
    documents: phrases(
      'heißt es|hieß es|heißt es weiter|hieß es weiter|steht|stand|ist zu lesen|war zu lesen|geht hervor',
    ),
    pronouns: pronouns('er', 'sie', 'beide'),
    prepositions: set(
      'in im ins bei beim nach mit von vom vor gegenüber auf an am zum zur zu über für gegen aus bis unter wegen während seit durch ohne um trotz laut hinter neben zwischen per angesichts anlässlich nahe',
    ),
    determiners: set(
      'der die das ein eine dem den des einem einen einer eines dessen deren sein seine ihr ihre unser unsere dieser diese dieses',
    ),
    objects: set('dem den des einem einen eines'),
    conjunctions: set('dass und oder aber denn weil wenn als ob sondern doch'),
    particles: set('von van de der dem den zu zum zur di da el al bin'),
    roles:
      /(?:minister|meister|kanzler|präsident|sprecher|chef|vorsitzender|vorsitzende|direktor|professor|leiter|rektor|anwalt|anwält|richter|inhaber|betreiber|besitzer|bewohner|wohner|bürger|bauer|bäuer|lehrer|trainer|spieler|forscher|experte|expert|politiker|abgeordnete|abgeordneter|sekretär|rat|rätin|kommissar|beauftragte|beauftragter|führer|gründer|geschäftsführer|wissenschaftler|zeuge|zeugin|arzt|ärzt|pfleger|vater|mutter|frau|mann|sohn|tochter|rentner|unternehmer|gewerkschafter|kandidat|landrat|landrätin|general|ökonom|autor|regisseur|verteidiger|ermittler|analyst|soziologe|soziologin|virologe|virologin|historiker|aktivist|kanzlerin|händler|kunde|kundin|schüler|student|reporter|dezernent|intendant|botschafter|bischof|bischöfin|herr|doktor|vorständin|vorstand)(?:in|innen|n)?$/i,
    media:
      /(?:zeitung|agentur|dpa|^afp|^reuters|^rnd$|^zdf|^ard|^bild|^spiegel|^ntv|^wdr|^ndr|^mdr|^br$|^sz$|^faz$|magazin|sender|rundfunk|deutschlandfunk|radio|portal|netzwerk|blatt|presse|^journalist|^reporter|^sky$|funke|mediengruppe|plattform|^x$|kurier|fernsehen|tagesspiegel|interview|nachrichten)/i,
    works:
      /(?:zeitung|zeitschrift|magazin|blatt|film|dokumentation|buch|roman|serie|song|album|lied|stück|oper|sendung|podcast|portal|theater|hotel|restaurant|konzern|firma|unternehmen|schiff|projekt|titel|motto|namen|name|sender|bestseller|ausstellung|reihe|band|partei|verein|initiative|schlagzeile)$/i,
    times:
      /^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|januar|februar|märz$|april$|mai$|juni$|juli$|august|september|oktober|november|dezember|uhr|heute|gestern|morgen)/i,
    dashes: false,
  },
  fr: {
    verbs: set(
      'dit disait disent déclaré déclare déclarait affirmé affirme affirmait expliqué explique expliquait ajouté ajoute ajoutait souligné souligne ' +
        'assuré assure assurait estimé estime estimait indiqué indique précisé précise rappelé rappelle écrit écrivait lancé lance répondu répond annoncé ' +
        'annonce regretté regrette dénoncé dénonce confié confie confiait insisté insiste martelé martèle poursuivi poursuit conclu conclut reconnu ' +
        'reconnaît averti avertit prévenu prévient raconté raconte racontait jugé juge soutenu soutient réagi réagit commenté commente plaidé plaide ' +
        'promis promet tweeté demandé demande interrogé interroge qualifié qualifie évoqué évoque témoigné témoigne témoignait lâché lâche glissé glisse ' +
        "rapporté rapporte résumé résume soupiré soupire s'inquiète s'insurge s'indigne s'agace s'alarme s'interroge s'exclame s'emporte s'étonne dite félicité félicitée insurgé insurgée " +
        'déploré déplore détaillé détaille prévenait martelait sourit souffle soufflé renchérit renchéri admis admet avoué avoue fustigé fustige salué salue ' +
        'parlé parle observé observe analyse analysé relève relevé défend défendu exhorté exhorte appelé appelle écrivent affirment expliquent assurent estiment dénoncent racontent ' +
        "s'emballe s'enthousiasme pointe pointé tranche tranché ironise ironisé argue crie croire répondit demanda s'écria murmura cria répété répète glissait lançait hurle murmure peste pestait",
    ),
    sources: phrases("selon|d'après|pour|aux yeux de|de l'avis de"),
    own: phrases("selon lui|selon elle|d'après lui|d'après elle|à ses yeux"),
    documents: phrases('peut-on lire|lit-on|est-il écrit'),
    pronouns: pronouns('il', 'elle', 'ils elles'),
    prepositions: set(
      "à au aux de du des en dans sur sous par pour avec sans chez devant lors après avant vers contre depuis pendant auprès face entre d'un d'une selon dès",
    ),
    determiners: set("le la les un une son sa ses leur ce cette notre l' l"),
    objects: set(''),
    conjunctions: set('que qui et ou mais car lorsque quand tandis dont où alors'),
    particles: set('de du des la le les d von van der den el al ben bin di da'),
    roles:
      /^(?:vice-|ex-|ancienne?-)?(?:président|ministre|maire|directeur|directrice|porte-parole|chef|cheffe|secrétaire|député|sénateur|sénatrice|procureur|avocat|monsieur|madame|m\.|mme|source|patron|dirigeant|responsable|conseiller|conseillère|habitant|mère|père|fils|fille|voisin|voisine|agriculteur|agricultrice|professeur|enseignant|médecin|infirmier|infirmière|chercheur|chercheuse|économiste|historien|historienne|sociologue|syndicaliste|militant|élu|entraîneur|joueur|auteur|autrice|écrivain|cinéaste|réalisateur|réalisatrice|commissaire|ambassadeur|ambassadrice|gouverneur|général|colonel|préfet|préfète|juge|témoin|proche|diplomate|expert|experte|gérant|propriétaire|retraité|étudiant|pêcheur|éleveur|éleveuse|boulanger|boulangère|commerçant|représentant|fondateur|fondatrice|coordinateur|coordinatrice|délégué|premier|première|chancelier|chancelière|analyste|politologue|opposant|victime|rescapé|survivant|femme|homme|parquet|gouvernement|police|ministère|mairie|préfecture|association|syndicat|famille|tribunal)e?s?$/,
    media:
      /^(?:l')?(?:afp|reuters|journal|quotidien|chaîne|magazine|hebdomadaire|radio|presse|agence|bfmtv|franceinfo|cnews|lci|rtl|tf1|télévision|journalistes|parisien|figaro|monde|libération|inter|europe|site|réseau|x|twitter)$/i,
    works:
      /^(?:l')?(?:journal|quotidien|magazine|hebdomadaire|revue|film|roman|livre|série|album|chanson|pièce|opéra|émission|documentaire|société|entreprise|groupe|association|collectif|opération|bateau|chalutier|navire|restaurant|hôtel|spectacle|exposition|baptisée?|intitulée?|titre|projet|programme|mouvement|parti|site|plan)s?$/i,
    times:
      /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)$/i,
    dashes: true,
  },
  es: {
    verbs: set(
      'dijo dice dijeron decía dicho declaró declara declararon declarado afirmó afirma afirmaron afirmado aseguró asegura aseguraron asegurado explicó ' +
        'explica explicaron explicado añadió añade añadieron añadido señaló señala señalaron señalado indicó indica indicaron indicado subrayó subraya ' +
        'subrayado destacó destaca destacado advirtió advierte advirtieron advertido manifestó manifiesta manifestado sostuvo sostiene agregó agrega ' +
        'agregaron comentó comenta comentado escribió escribe escrito respondió responde respondido preguntó pregunta recordó recuerda recordado insistió ' +
        'insiste insistido aclaró aclara reconoció reconoce reconocido anunció anuncia anunciado denunció denuncia denunciado criticó critica criticado ' +
        'lamentó lamenta lamentado precisó precisa apuntó apunta apuntado reiteró reitera reiterado admitió admite expresó expresa concluyó concluye ' +
        'prometió confesó confiesa relató relata contó cuenta cuentan calificó califica calificado tuiteó exclamó replicó pidió pide pidieron pedido ' +
        'exigió exige exigido reclamado remachado zanjado agregado manifestado sostenido apostillado reclamó reclama tachó tacha tildó tilda habló habla defendió defiende defendido avisó avisa celebró matizó matiza zanjó zanja ' +
        'resumió resume opinó opina consideró considera ironizó remachó recalcó recalca alertó alerta garantizó aseguran afirman señalan indican explican añaden denuncian advierten sostienen recuerdan critican piden lamentan aclaran reconocen defienden destacan',
    ),
    sources: phrases('según|de acuerdo con|en palabras de|a juicio de|en opinión de|para'),
    own: phrases('según él|según ella|a su juicio|en su opinión'),
    documents: phrases('se lee|se puede leer|reza|rezaba|puede leerse'),
    pronouns: pronouns('él', 'ella', 'ellos ellas'),
    prepositions: set(
      'a al de del en por para con sin sobre tras ante desde hasta entre contra durante bajo hacia según mediante',
    ),
    determiners: set('el la los las un una su sus este esta'),
    objects: set(''),
    conjunctions: set('que y e o pero porque cuando mientras aunque si quien donde'),
    particles: set('de del la las los von van der den di da el'),
    roles:
      /^(?:vice|ex)?(?:president|ministr|alcald|director|portavoz|secretari|diputad|senador|fiscal|abogad|jef|líder|consejer|conseller|vecin|madre|padre|hij|profesor|médic|enfermer|investigador|economist|historiador|expert|entrenador|jugador|autor|escritor|cineast|comisari|embajador|gobernador|general|coronel|juez|testig|fuente|canciller|dirigente|responsable|representante|coordinador|delegad|agricultor|ganader|comerciante|pescador|dueñ|propietari|jubilad|estudiante|víctim|candidat|primer|mandatari|gobierno|policía|mujer|hombre|papa|rey|reina|obispo|sindicalist|analist|novelist|ministerio|ayuntamient|fiscalía|sindicat|famili|tribunal|cantante|actor|actriz)(?:s|o|a|os|as|e|es|esa|triz|ora)?$/,
    media:
      /^(?:efe|reuters|afp|periódico|diario|cadena|emisora|revista|prensa|agencia|medios|periodistas|televisión|radio|rtve|tve|país|mundo|abc|x|twitter)$/i,
    works:
      /^(?:novela|periódico|diario|revista|película|filme?|libro|serie|álbum|canción|obra|ópera|programa|documental|empresa|compañía|grupo|asociación|plataforma|operación|buque|barco|restaurante|hotel|exposición|titulad[oa]|llamad[oa]|denominad[oa]|proyecto|plan|partido|cadena|semanario|poemario|disco|titular)s?$/i,
    times:
      /^(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)$/i,
    dashes: true,
  },
  uk: {
    verbs: set(
      'сказав сказала сказали сказано каже кажуть заявив заявила заявили заявило заявляє заявляють наголосив наголосила наголосили наголошує зазначив зазначила зазначили ' +
        'зазначає зазначають додав додала додали додає пояснив пояснила пояснили пояснює повідомив повідомила повідомили повідомило повідомляє ' +
        'повідомляють написав написала написали підкреслив підкреслила підкреслили підкреслює відповів відповіла відповіли відповідає розповів ' +
        'розповіла розповіли розповідає розповідають стверджує стверджував стверджувала попередив попередила попереджає нагадав нагадала нагадує ' +
        'запевнив запевнила запевняє уточнив уточнила уточнили уточнює вважає переконаний переконана визнав визнала визнає закликав закликала ' +
        'запитав запитала питає говорить говорив говорила відзначив відзначила відзначає пообіцяв пообіцяла прокоментував прокоментувала ' +
        'коментує оголосив оголосила зауважив зауважила зауважує пише цитує назвав назвала називає резюмував резюмувала підсумував підсумувала ' +
        'поділився поділилася скаржиться згадує згадав згадала пригадує зізнався зізналася зізнається жартує обурюється констатував ' +
        'констатувала акцентував акцентувала поскаржився поскаржилася висловився підтвердив підтвердила розкритикував застеріг застерегла вигукнув вигукнула зітхає зітхнув зітхнула крикнув крикнула пожартував',
    ),
    sources: phrases('за словами|на думку|за даними|зі слів|на переконання|згідно з'),
    own: phrases('на його думку|на її думку|за його словами|за її словами'),
    documents: phrases('йдеться|ідеться|мовиться|говориться|зазначається|сказано'),
    pronouns: pronouns('він', 'вона', 'вони'),
    prepositions: set(
      'у в на до від з із зі за про для під над при без біля щодо через після перед між о об по проти серед крім',
    ),
    determiners: set('цей ця його її їхній наш один одна'),
    objects: set(''),
    conjunctions: set('що і й та або але бо як коли якщо який яка щоб'),
    particles: set('де фон ван дер'),
    roles:
      /^(?:екс-?|віце-?|прем'єр-|прес-)?(?:президент|президентка|міністр|міністерка|мер|мерка|речни[кц]я?|директор|директорка|голова|депутат|депутатка|нардеп|нардепка|прокурор|прокурорка|прем'єр-міністр|міністр|прем'єр|генерал|полковник|командир|командувач|начальник|начальниця|очільни[кц]я?|керівни[кц]я?|секретар|секретарка|мешкан(?:ець|ка|ки|ця|ці)|жител(?:ь|ька|ьки|я|ів)|місцев(?:ий|а)|аналіти(?:к|киня)|експерт|експертка|волонтер|волонтерка|лікар|лікарка|вчитель|вчителька|адвокат|адвокатка|юрист|юристка|посол|посолка|канцлер|канцлерка|чоловік|жінка|мати|батько|син|донька|власни(?:к|ця)|фермер|фермерка|підприєм(?:ець|иця)|науков(?:ець|иця)|економіст|економістка|історик|історикиня|режисер|режисерка|письменни(?:к|ця)|тренер|тренерка|військов(?:ий|а)|боєць|захисник|пенсіонер|пенсіонерка|свідок|сусід|сусідка|співрозмовник|співрозмовниця|журналіст|журналістка|радник|радниця|представни(?:к|ця)|засновни(?:к|ця)|координатор|координаторка|глава|спікер|спікерка|дипломат|омбудсмен|учасни(?:к|ця)|студент|студентка|пресслужба|прессекретар|прессекретарка|поліція|поліції|уряд|міністерство|відомство|хлопець|лідер|лідерка|співробітник|співробітниця|працівник|працівниця|актор|акторка|співак|співачка|дівчина|водій|водійка)(?:а|у|я|ом|ові|ою|и|ів)?$/,
    media:
      /^(?:журналіст|укрінформ|суспільн|телеканал|газет|виданн|агентств|бі-бі-сі|радіо|прес[иаі]$|інтерфакс|рбк|уніан|українськ)/i,
    works:
      /^(?:газет|журнал|видан|телеканал|канал|фільм|роман|книг|кни[зг]|серіал|альбом|пісн|вистав|компані|фірм|завод|шахт|концерн|груп|парті|організаці|фонд|проєкт|програм|операці|готел|ресторан|магазин|аеропорт|вокзал|станці|тц|трц|жк|тов|пат|ат|дп|кп|агентств|гурт|клуб|фк|бригад|батальйон|корпорац|мереж|підприємств|сайт|порталу?|стриха|премі|театр|кінотеатр|площ|стадіон|ракет|систем|дрон|комплекс)/i,
    times:
      /^(?:понеділ|вівтор|серед[аиу]|четвер|п'ятниц|субот|неділ|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листопад|груд)/i,
    dashes: true,
  },
  ru: {
    verbs: set(
      'сказал сказала сказали сказано говорит говорят говорил говорила говорили заявил заявила заявили заявило заявляет заявляют подчеркнул подчеркнула подчеркнули ' +
        'подчеркивает подчёркивает отметил отметила отметили отмечает отмечают добавил добавила добавили добавляет пояснил пояснила пояснили поясняет ' +
        'объяснил объяснила объяснили объясняет сообщил сообщила сообщили сообщило сообщает сообщают написал написала написали ответил ответила ' +
        'ответили отвечает рассказал рассказала рассказали рассказывает рассказывают утверждает утверждал утверждала предупредил предупредила ' +
        'предупреждает напомнил напомнила напоминает заверил заверила заверяет уточнил уточнила уточнили уточняет считает полагает уверен уверена ' +
        'признал признала признает признаёт признался призналась признается призвал призвала спросил спросила спрашивает указал указала пообещал пообещала ' +
        'прокомментировал прокомментировала комментирует объявил объявила заметил заметила замечает пишет цитирует назвал назвала называет жалуется ' +
        'пожаловался пожаловалась вспоминает вспомнил вспомнила делится поделился поделилась резюмировал резюмировала заключил заключила воскликнул воскликнула вздыхает вздохнул вздохнула крикнул крикнула пошутил констатировал ' +
        'констатировала возмущается шутит сетует акцентировал высказался подтвердил подтвердила раскритиковал убежден убеждён убеждена обещает парировал',
    ),
    sources: phrases('по словам|по мнению|по данным|со слов|по утверждению|согласно'),
    own: phrases('по его словам|по ее словам|по её словам|по его мнению|по ее мнению|по её мнению'),
    documents: phrases('говорится|сказано|отмечается|подчеркивается|сообщается'),
    pronouns: pronouns('он', 'она', 'они'),
    prepositions: set(
      'в во на к ко от с со из за о об обо про для под над при без у через после перед между по против среди кроме до',
    ),
    determiners: set('этот эта его ее её их наш один одна'),
    objects: set(''),
    conjunctions: set('что и или но потому как когда если который которая чтобы а'),
    particles: set('де фон ван дер'),
    roles:
      /^(?:экс-?|вице-?|премьер-|пресс-)?(?:президент|министр|мэр|директор|глава|депутат|прокурор|премьер-министр|премьер|генерал|полковник|командир|командующий|начальник|руководитель|руководительница|представитель|представительница|секретарь|пресс-секретарь|губернатор|спикер|житель|жител[ья]|жительница|жительницы|местный|местная|аналитик|эксперт|волонтер|волонтёр|врач|учитель|учительница|адвокат|юрист|посол|канцлер|мужчина|женщина|мать|отец|сын|дочь|владелец|владелица|фермер|предприниматель|предпринимательница|ученый|учёный|экономист|историк|режиссер|режиссёр|писатель|писательница|тренер|военный|пенсионер|пенсионерка|свидетель|свидетельница|сосед|соседка|собеседник|собеседница|журналист|журналистка|советник|сенатор|дипломат|правозащитник|правозащитница|активист|активистка|участник|участница|студент|студентка|пресс-служба|полиция|правительство|министерство|ведомство|омбудсмен|следователь|источник|основатель|основательница|координатор|министр|сотрудник|сотрудница|работник|работница|лидер|актер|актёр|актриса|певец|певица|водитель|парень|девушка)(?:а|у|я|ю|ом|ем|ой|ы|и|ов)?$/,
    media:
      /^(?:журналист|тасс|рбк|риа|интерфакс|телеканал|газет|издани|агентств|радио|пресс[еыа]$|медуз|би-би-си|коммерсант)/i,
    works:
      /^(?:газет|журнал|издани|телеканал|канал|фильм|роман|книг|сериал|альбом|песн|спектакл|компани|фирм|завод|шахт|концерн|групп|парти|организаци|фонд|проект|программ|операци|отел|гостиниц|ресторан|магазин|аэропорт|вокзал|станци|тц|трц|жк|ооо|пао|ао|гуп|муп|зао|агентств|клуб|фк|бригад|батальон|корпорац|сет[ьи]|предприяти|сайт|портал|преми|театр|кинотеатр|площад|стадион|ракет|систем|комплекс|мемориал|движени)/i,
    times:
      /^(?:понедельн|вторн|сред[аыу]|четверг|пятниц|суббот|воскресен|январ|феврал|март|апрел|ма[йя]$|июн|июл|август|сентябр|октябр|ноябр|декабр)/i,
    dashes: true,
  },
};
