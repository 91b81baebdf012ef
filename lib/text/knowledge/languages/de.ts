/** German: the words by which stories report speech, collected from stories that were read. Used by lib/text/other-languages. */
import { type Cues, phrases, pronouns, set } from './cues.ts';

export const de: Cues = {
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
};
