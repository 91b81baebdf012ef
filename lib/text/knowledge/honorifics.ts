import { roles, titles } from './english-words.ts';
import { remembered } from './remembered.ts';

/** Words that show what a capitalised name is: an office before it, an organisation or a place by its last word. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Offices and callings that come before a name, in addition to the tagger's titles. */
const CALLINGS = set(
  'executive economist analyst witness taoiseach tánaiste trustee prosecutor lawyer solicitor barrister advocate councilman ' +
    'councilwoman councillor councilor councilmember alderman alderwoman supervisor superintendent inspector constable deputy ' +
    'assemblyman assemblywoman assemblymember lawmaker legislator delegate secretary-general treasurer comptroller auditor ' +
    'administrator president-elect principal provost chairperson chair coordinator co-ordinator founder co-founder ' +
    'cofounder ceo cfo coo cto owner manager editor reporter journalist correspondent columnist author writer poet novelist ' +
    'historian physician surgeon nurse paramedic firefighter coach quarterback midfielder striker goalkeeper captain ' +
    'pitcher activist campaigner organizer organiser researcher scientist engineer teacher farmer resident neighbor ' +
    'neighbour survivor defendant plaintiff actor actress singer musician director producer magistrate coroner ' +
    'ombudsman envoy consul marshal brigadier corporal commander commodore trooper deputy ranger agent ' +
    'sister brother father mother aunt uncle sheikh sheik ayatollah mullah emir sultan chancellor governor-general vicar canon ' +
    'min. archbishop deacon monsignor archdeacon hon. honourable honorable cmdr. supt. pres. atty. det. insp. pte. cpl. spc. pfc. ' +
    'cllr. cllr mp td msp mep baroness countess duchess viscount sens. reps. govs. drs. mme. mlle. mme ' +
    'hon rt rt. honourable mx mx. adv adv. barr barr. engr engr. eng eng. arc. pharm. alh alh. alhaji alhaja hajiya hajia otunba oba ' +
    'emir olori comrade apostle evangelist prophet smt smt. shri shri. sri kumari sh. sardar maulana swami pandit justices ' +
    'garda taoiseach tanaiste senator-elect governor-elect backbencher chief-of-staff commissioner-general ' +
    'inspector-general director-general attorney-general solicitor-general registrar clerk bursar headteacher headmaster ' +
    'headmistress matron midwife detective det sergeant-at-arms lance-corporal',
);

/** Ranks and offices that are written in capitals: in lower case they are other words ("di", "pc", "ps"). */
const CAPITAL_TITLES = set(
  'DCI DCS DSU DI DS DC PC WPC PCSO ACC CC ASP DSP SP SSP CSP ACP DCP AIG DIG IGP CP CS PS CAS AG CJ MCA MLA MLC MHA MHR MK MNA MPA MPP',
);

/** Whether a word serves as a title or calling before a name ("Taoiseach", "ex-president", "physicist"). */
export const isTitleWord = remembered((low): boolean => {
  const word = low.includes('-') ? low.replace(/^(ex|vice|co|sub|under)-/, '') : low;
  return titles.has(word) || CALLINGS.has(word) || /.(ologist|omist|icist|woman|person|ographer)$/.test(word);
});

/**
 * Whether a word as written serves as a title before a name: one that must be in capitals ("DCI Lind"), or any other.
 */
export function isTitleAsWritten(word: string): boolean {
  return CAPITAL_TITLES.has(word) || isTitleWord(word.toLowerCase());
}

/** Roles that no single person can have: things, bodies and groups that speak. */
const IMPERSONAL =
  /^(delegation|groups?|team|panel|committee|commission|court|agency|department|ministry|government|administration|campaign|company|firm|organi[sz]ation|union|party|council|board|network|newspaper|paper|magazine|statement|report|study|poll|survey|email|letter|filing|lawsuit|complaint|indictment|memo|transcript|video|website|troops|police|people|men|women)$/;

/** Whether a word is a noun for one person ("nurse", "widow") rather than for a body, a document or several people. */
export const isOnePerson = remembered((low): boolean => {
  if (low.length > 3 && low.endsWith('s') && !low.endsWith('ss')) return false;
  return (roles.has(low) || isTitleWord(low) || genderOfWord(low) !== null) && !IMPERSONAL.test(low);
});

/** Titles that are also surnames: as the last word after other names they are not an office. */
export const surnameTitles = set(
  'king prince pope bishop judge justice dean marshal knight baron duke earl major lord cardinal deacon abbott chancellor page ' +
    'sheriff brothers coach queen count marine private forward lance canon ranger',
);

/** What an office is over, before its holder's name: "Secretary of State John Keller". */
export const officeObjects = set(
  'state defense defence house interior treasury commerce energy education labor labour health exchequer staff transportation ' +
    'agriculture justice homeland security war commons senate representatives',
);

/** What is written after a name and belongs to it but is not a surname. */
export const nameSuffixes = set('jr. sr. jr sr ii iii iv esq. esq');

/** Letters of honour and office after a name, which are not part of it: "Ada Holm KC", "Tobi Lund SAN". */
export const lettersAfterName = set(
  'KC QC SC SAN MON OON OFR CON GCON OBE MBE CBE KBE DBE AM AO AC MP TD MSP MEP MLA MLC MHR MS AM MK MCA PhD FRS FBA RN',
);

const ORGANISATION = set(
  'inc inc. corp corp. co co. ltd ltd. llc plc party committee university department ministry agency court council commission ' +
    'news times post journal house senate congress union bank institute institution center centre centers centres association ' +
    'foundation campaign administration office press network group states kingdom nations army navy police service services bureau ' +
    'board league club church school schools college hospital fund city state republic federation staff enforcement force forces ' +
    'guard authority society trust alliance coalition parliament assembly treasury company companies industries holdings partners ' +
    'technologies laboratory laboratories museum gallery library orchestra theatre theater ballet opera airline airlines airways ' +
    'motors pharmaceuticals prevention security affairs international magazine herald tribune gazette chronicle observer radio ' +
    'television tv fc afc united rovers athletic wanderers works solutions systems media studio studios records watch corporation ' +
    'cabinet command corps brigade battalion division directorate secretariat tribunal inspectorate conference congregation ' +
    'cathedral mission initiative program programme project',
);

const PLACE = set(
  'drive street road avenue lane boulevard terrace close crescent highway route square plaza park garden gardens river lake bay ' +
    'harbor harbour island islands beach bridge hill hills valley mountain mountains mount creek falls forest woods county ' +
    'district province region airport station stadium arena hall palace castle prison jail tower building town village port coast ' +
    'sea ocean gulf strait desert peninsula territory cup games olympics championship championships show festival award awards act ' +
    'treaty agreement day week war ireland america england scotland wales britain ukraine russia china india iran iraq israel ' +
    'france germany italy spain poland turkey syria europe africa asia korea japan canada mexico brazil zealand australia york ' +
    'jersey carolina dakota hampshire california texas florida ohio gaza lebanon london',
);

/** Whether a name's last word indicates an organisation. */
export function endsOrganisation(low: string): boolean {
  return ORGANISATION.has(low);
}

/** Whether a name's last word indicates a place, an event or a thing. */
export function endsPlace(low: string): boolean {
  return PLACE.has(low);
}

/** Small words inside a name, in addition to those used in finding mentions: "Anna de la Keller", "dos Santos". */
export const innerParticles = set(
  'de van von bin al la le du der den di da el ben ibn dos das des del della dei lo las los ter te zu zur vom af av bint abu y',
);

/** "al-Keller", "d’Estaing": a name with a small word attached to it. */
export const JOINED_PARTICLE = /^(?:al|el|ad|an|ar|as|ash|at|az|bin|ben|d|l|dell|dall|de)['’-]\p{Lu}/u;

const MALE = set(
  'mr. mr alhaji alh alh. shri shri. sri otunba oba sir lord king prince spokesman chairman congressman councilman assemblyman alderman father dad grandfather son grandson ' +
    'brother husband widower boyfriend fiancé man businessman policeman fireman salesman fisherman uncle nephew boy pope actor ' +
    'stepfather stepson baron duke sheikh monk priest',
);
const FEMALE = set(
  'mrs. ms. mrs ms miss smt smt. alhaja hajiya hajia kumari headmistress mme. mme mlle. lady dame queen princess spokeswoman chairwoman congresswoman councilwoman assemblywoman ' +
    'alderwoman mother mom mum grandmother daughter granddaughter sister wife widow girlfriend fiancée woman businesswoman ' +
    'policewoman aunt niece girl actress stepmother stepdaughter baroness duchess countess nun',
);

/** The gender that a title or a word of kinship indicates, or null. */
export function genderOfWord(low: string): 'male' | 'female' | null {
  if (MALE.has(low)) return 'male';
  return FEMALE.has(low) ? 'female' : null;
}
