/** French: the words by which stories report speech, collected from stories that were read. Used by lib/text/other-languages. */
import { type Cues, phrases, pronouns, set } from './cues.ts';

export const fr: Cues = {
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
};
