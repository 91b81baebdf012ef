/**
 * Spellings that sound the same and that a style book may change inside a quotation without touching its words: British
 * and American forms, abbreviated titles and months, casual spellings. AP and Reuters stylebooks: spell a speaker's
 * words the house's way ("going to", not "gonna"), but change none of them.
 */
import { MONTHS } from '../knowledge/months.ts';

const OUR =
  /^(arb|ard|arm|behavi|cand|clam|col|dem?ean|enam|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|mis?demean|neighb|od|parl|ranc|rig|rum|sav|splend|succ|tum|val|vap|vig)our/u;
const DOUBLED_L =
  /^((?:un|re)?(?:bevel|cancel|channel|chisel|counsel|dial|duel|equal|fuel|grovel|initial|jewel|label|level|libel|marvel|model|panel|pedal|pencil|propel|quarrel|ravel|rival|shovel|signal|snorkel|spiral|swivel|total|towel|travel|tunnel|unravel))l(ed|ing|er|ers|or|ors|ery)$/u;
const ISE = /^(.{3,})([iy])z(e|ed|es|ing|er|ers|ation|ations)$/u;

/** One word for another: the form on the left is read as the one on the right. */
const ONE_FOR_ONE: Readonly<Record<string, string>> = {
  // British → American, where no pattern above applies
  ageing: 'aging',
  aeroplane: 'airplane',
  aluminum: 'aluminium',
  analogue: 'analog',
  anaemia: 'anemia',
  anaesthetic: 'anesthetic',
  axe: 'ax',
  calibre: 'caliber',
  catalogue: 'catalog',
  centre: 'center',
  centred: 'centered',
  centres: 'centers',
  centring: 'centering',
  cheque: 'check',
  cheques: 'checks',
  cosy: 'cozy',
  defence: 'defense',
  defences: 'defenses',
  dialogue: 'dialog',
  dialogues: 'dialogs',
  diarrhoea: 'diarrhea',
  doughnut: 'donut',
  doughnuts: 'donuts',
  draught: 'draft',
  enrol: 'enroll',
  enrolment: 'enrollment',
  epicentre: 'epicenter',
  fibre: 'fiber',
  fibres: 'fibers',
  foetus: 'fetus',
  fulfil: 'fulfill',
  fulfilment: 'fulfillment',
  grey: 'gray',
  gynaecologist: 'gynecologist',
  haemorrhage: 'hemorrhage',
  instalment: 'installment',
  instalments: 'installments',
  jewellery: 'jewelry',
  judgement: 'judgment',
  judgements: 'judgments',
  kerb: 'curb',
  kilometre: 'kilometer',
  kilometres: 'kilometers',
  leukaemia: 'leukemia',
  licence: 'license',
  licences: 'licenses',
  litre: 'liter',
  litres: 'liters',
  louvre: 'louver',
  lustre: 'luster',
  manoeuvre: 'maneuver',
  manoeuvres: 'maneuvers',
  meagre: 'meager',
  metre: 'meter',
  metres: 'meters',
  mould: 'mold',
  moult: 'molt',
  moustache: 'mustache',
  oestrogen: 'estrogen',
  offence: 'offense',
  offences: 'offenses',
  omelette: 'omelet',
  paediatric: 'pediatric',
  paedophile: 'pedophile',
  paedophiles: 'pedophiles',
  plough: 'plow',
  practise: 'practice',
  practised: 'practiced',
  practising: 'practicing',
  pretence: 'pretense',
  programme: 'program',
  programmes: 'programs',
  pyjamas: 'pajamas',
  sabre: 'saber',
  sceptic: 'skeptic',
  sceptical: 'skeptical',
  scepticism: 'skepticism',
  sceptics: 'skeptics',
  skilful: 'skillful',
  smoulder: 'smolder',
  sombre: 'somber',
  spectre: 'specter',
  storey: 'story',
  storeys: 'stories',
  sulphur: 'sulfur',
  theatre: 'theater',
  theatres: 'theaters',
  tyre: 'tire',
  tyres: 'tires',
  whisky: 'whiskey',
  wilful: 'willful',
  woollen: 'woolen',
  // casual spellings and abbreviations that sound the same
  okay: 'ok',
  em: 'them',
  yknow: 'yknow',
  til: 'till',
  alright: 'allright',
  pct: 'percent',
  vs: 'versus',
  '&': 'and',
  '+': 'plus',
  '=': 'equals',
  hon: 'honorable',
  honble: 'honorable',
  missus: 'mrs',
  major: 'maj',
  corporal: 'cpl',
  admiral: 'adm',
  commander: 'cmdr',
  superintendent: 'supt',
  councillor: 'cllr',
  councilor: 'cllr',
  councillors: 'cllrs',
  councilors: 'cllrs',
  monsignor: 'msgr',
  government: 'govt',
  mister: 'mr',
  doctor: 'dr',
  saint: 'st',
  mount: 'mt',
  senator: 'sen',
  representative: 'rep',
  governor: 'gov',
  general: 'gen',
  colonel: 'col',
  lieutenant: 'lt',
  captain: 'capt',
  sergeant: 'sgt',
  professor: 'prof',
  reverend: 'rev',
  department: 'dept',
  ...monthsShortened(),
  doin: 'doing',
  goin: 'going',
  comin: 'coming',
  bein: 'being',
  tryin: 'trying',
  sayin: 'saying',
  thinkin: 'thinking',
  talkin: 'talking',
  workin: 'working',
  lookin: 'looking',
  gettin: 'getting',
  makin: 'making',
  takin: 'taking',
  havin: 'having',
  nothin: 'nothing',
  somethin: 'something',
  anythin: 'anything',
  livin: 'living',
  fightin: 'fighting',
  runnin: 'running',
  givin: 'giving',
  tellin: 'telling',
};

/**
 * "january", "sep": as agencies shorten them. A month that they write in full ("march") is left alone, since "mar" is
 * also a word.
 */
function monthsShortened(): Record<string, string> {
  return Object.fromEntries(
    MONTHS.filter(({ name, press }) => name !== press).flatMap(({ name, press, short }) =>
      [name, ...short].map((form) => [form, press]),
    ),
  );
}

const SPELLINGS = new Map(Object.entries(ONE_FOR_ONE));

/**
 * The single form in which a word's spellings are compared.
 * @param word in lower case, without accents and apostrophes
 */
export function foldSpelling(word: string): string {
  const known = SPELLINGS.get(word);
  if (known !== undefined) return known;
  if (word.length < 5) return word;
  // Few words have the letters that the patterns are about, and most of those are told by them alone.
  if (word.length >= 6) {
    const ise = word.includes('z') ? ISE.exec(word) : null;
    if (ise) return `${ise[1]}${ise[2]}s${ise[3]}`;
    const doubled = word.includes('ll') ? DOUBLED_L.exec(word) : null;
    if (doubled) return `${doubled[1]}${doubled[2]}`;
  }
  return word.includes('our') ? word.replace(OUR, '$1or') : word;
}

/** Casual and negated spellings that the ear hears as two words: first form, second form, length of the first part. */
const TWO_WORDS: Readonly<Record<string, readonly [string, string, number]>> = {
  gonna: ['going', 'to', 3],
  wanna: ['want', 'to', 3],
  gotta: ['got', 'to', 3],
  kinda: ['kind', 'of', 4],
  sorta: ['sort', 'of', 4],
  lemme: ['let', 'me', 3],
  gimme: ['give', 'me', 3],
  outta: ['out', 'of', 3],
  cannot: ['can', 'not', 3],
  lotta: ['lot', 'of', 3],
  dont: ['do', "n't", 2],
  doesnt: ['does', "n't", 4],
  didnt: ['did', "n't", 3],
  isnt: ['is', "n't", 2],
  arent: ['are', "n't", 3],
  wasnt: ['was', "n't", 3],
  werent: ['were', "n't", 4],
  havent: ['have', "n't", 4],
  hasnt: ['has', "n't", 3],
  hadnt: ['had', "n't", 3],
  couldnt: ['could', "n't", 5],
  wouldnt: ['would', "n't", 5],
  shouldnt: ['should', "n't", 6],
  cant: ['can', "n't", 3],
  wont: ['will', "n't", 2],
  shant: ['shall', "n't", 3],
  aint: ['ai', "n't", 2],
  mustnt: ['must', "n't", 4],
  neednt: ['need', "n't", 4],
  mightnt: ['might', "n't", 5],
  im: ['i', "'m", 1],
  ive: ['i', "'ve", 1],
  youre: ['you', "'re", 3],
  theyre: ['they', "'re", 4],
  youve: ['you', "'ve", 3],
  theyve: ['they', "'ve", 4],
  weve: ['we', "'ve", 2],
  youll: ['you', "'ll", 3],
  theyll: ['they', "'ll", 4],
  youd: ['you', "'d", 3],
  theyd: ['they', "'d", 4],
  thats: ['that', "'s", 4],
  whats: ['what', "'s", 4],
  hes: ['he', "'s", 2],
  shes: ['she', "'s", 3],
  theres: ['there', "'s", 5],
  heres: ['here', "'s", 4],
};

const SPOKEN_AS_TWO = new Map(Object.entries(TWO_WORDS));

/** The two words that one written word stands for, and where the second begins; null for any other word. */
export function asTwoWords(word: string): readonly [string, string, number] | null {
  return SPOKEN_AS_TWO.get(word) ?? null;
}
