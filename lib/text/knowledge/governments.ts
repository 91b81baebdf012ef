/**
 * Governments, and everything that one is called: its state, capital, seat and the nicknames of its offices. Used by
 * the engine (a capital can speak), by the contact log (asking the Kremlin is asking Moscow) and for a party's time
 * zone. From the style guides of AP, Reuters and the BBC, and from stories; not a list of all states: a capital is here
 * if newsrooms use it for the government. A new one is a row here and nowhere else.
 */

export type Government = {
  /** What the state is called, first the usual name. */
  state: readonly string[];
  /** Where its ministries are, as named by `Intl`. */
  timeZone: string;
  /** "Russian" */
  demonym: readonly string[];
  /** The capital, including other languages' spellings. */
  capital: readonly string[];
  /** Where its head works: used for the government as a whole. */
  seat?: readonly string[];
  /** Nicknames of single offices. */
  offices?: Readonly<Record<string, Office>>;
};

export type Office =
  | 'foreign'
  | 'defence'
  | 'interior'
  | 'finance'
  | 'justice'
  | 'president'
  | 'premier'
  | 'embassy';

export const GOVERNMENTS: readonly Government[] = [
  {
    state: ['Russia', 'Russian Federation'],
    timeZone: 'Europe/Moscow',
    demonym: ['Russian'],
    capital: ['Moscow', 'Moskau', 'Moscou', 'Москва'],
    seat: ['Kremlin', 'Kreml', 'Кремль'],
  },
  {
    state: ['China', "People's Republic of China", 'PRC'],
    timeZone: 'Asia/Shanghai',
    demonym: ['Chinese'],
    capital: ['Beijing', 'Peking', 'Pékin'],
    seat: ['Zhongnanhai'],
  },
  {
    state: ['United States', 'United States of America', 'US', 'USA', 'U.S.', 'U.S.A.'],
    timeZone: 'America/New_York',
    demonym: ['American'],
    capital: ['Washington', 'Washington DC', 'Washington, D.C.'],
    seat: ['White House'],
    offices: {
      pentagon: 'defence',
      'state department': 'foreign',
      'department of state': 'foreign',
      'foggy bottom': 'foreign',
    },
  },
  {
    state: ['Ukraine'],
    timeZone: 'Europe/Kyiv',
    demonym: ['Ukrainian'],
    capital: ['Kyiv', 'Kiev', 'Kiew', 'Київ'],
    seat: ['Bankova'],
  },
  {
    state: ['United Kingdom', 'Britain', 'Great Britain', 'UK', 'U.K.'],
    timeZone: 'Europe/London',
    demonym: ['British'],
    capital: ['London'],
    seat: ['Downing Street', 'No 10', 'Number 10', 'Whitehall'],
    offices: {
      'foreign office': 'foreign',
      fcdo: 'foreign',
      'home office': 'interior',
      mod: 'defence',
    },
  },
  {
    state: ['France'],
    timeZone: 'Europe/Paris',
    demonym: ['French'],
    capital: ['Paris'],
    seat: ['Élysée', 'Élysée Palace'],
    offices: { "quai d'orsay": 'foreign', matignon: 'premier' },
  },
  {
    state: ['Germany'],
    timeZone: 'Europe/Berlin',
    demonym: ['German'],
    capital: ['Berlin'],
    seat: ['Chancellery'],
    offices: { 'auswärtiges amt': 'foreign' },
  },
  {
    state: ['Italy'],
    timeZone: 'Europe/Rome',
    demonym: ['Italian'],
    capital: ['Rome'],
    seat: ['Palazzo Chigi'],
    offices: { farnesina: 'foreign' },
  },
  {
    state: ['Spain'],
    timeZone: 'Europe/Madrid',
    demonym: ['Spanish'],
    capital: ['Madrid'],
    seat: ['Moncloa'],
  },
  { state: ['Poland'], timeZone: 'Europe/Warsaw', demonym: ['Polish'], capital: ['Warsaw'] },
  { state: ['Netherlands'], timeZone: 'Europe/Amsterdam', demonym: ['Dutch'], capital: ['The Hague'] },
  { state: ['Belarus'], timeZone: 'Europe/Minsk', demonym: ['Belarusian'], capital: ['Minsk'] },
  { state: ['Hungary'], timeZone: 'Europe/Budapest', demonym: ['Hungarian'], capital: ['Budapest'] },
  { state: ['Serbia'], timeZone: 'Europe/Belgrade', demonym: ['Serbian'], capital: ['Belgrade'] },
  { state: ['Turkey', 'Türkiye'], timeZone: 'Europe/Istanbul', demonym: ['Turkish'], capital: ['Ankara'] },
  { state: ['Greece'], timeZone: 'Europe/Athens', demonym: ['Greek'], capital: ['Athens'] },
  {
    state: ['Israel'],
    timeZone: 'Asia/Jerusalem',
    demonym: ['Israeli'],
    capital: ['Jerusalem'],
    offices: { kirya: 'defence' },
  },
  { state: ['Iran'], timeZone: 'Asia/Tehran', demonym: ['Iranian'], capital: ['Tehran', 'Teheran'] },
  { state: ['Syria'], timeZone: 'Asia/Damascus', demonym: ['Syrian'], capital: ['Damascus'] },
  { state: ['Iraq'], timeZone: 'Asia/Baghdad', demonym: ['Iraqi'], capital: ['Baghdad'] },
  {
    state: ['Saudi Arabia'],
    timeZone: 'Asia/Riyadh',
    demonym: ['Saudi', 'Saudi Arabian'],
    capital: ['Riyadh'],
  },
  { state: ['Qatar'], timeZone: 'Asia/Qatar', demonym: ['Qatari'], capital: ['Doha'] },
  {
    state: ['United Arab Emirates', 'UAE'],
    timeZone: 'Asia/Dubai',
    demonym: ['Emirati'],
    capital: ['Abu Dhabi'],
  },
  { state: ['Egypt'], timeZone: 'Africa/Cairo', demonym: ['Egyptian'], capital: ['Cairo'] },
  {
    state: ['India'],
    timeZone: 'Asia/Kolkata',
    demonym: ['Indian'],
    capital: ['New Delhi', 'Delhi'],
    seat: ['South Block'],
  },
  { state: ['Pakistan'], timeZone: 'Asia/Karachi', demonym: ['Pakistani'], capital: ['Islamabad'] },
  { state: ['Afghanistan'], timeZone: 'Asia/Kabul', demonym: ['Afghan'], capital: ['Kabul'] },
  {
    state: ['North Korea', 'DPRK'],
    timeZone: 'Asia/Pyongyang',
    demonym: ['North Korean'],
    capital: ['Pyongyang'],
  },
  {
    state: ['South Korea'],
    timeZone: 'Asia/Seoul',
    demonym: ['South Korean'],
    capital: ['Seoul'],
    seat: ['Blue House'],
  },
  { state: ['Japan'], timeZone: 'Asia/Tokyo', demonym: ['Japanese'], capital: ['Tokyo'], seat: ['Kantei'] },
  { state: ['Taiwan'], timeZone: 'Asia/Taipei', demonym: ['Taiwanese'], capital: ['Taipei'] },
  { state: ['Australia'], timeZone: 'Australia/Sydney', demonym: ['Australian'], capital: ['Canberra'] },
  { state: ['Canada'], timeZone: 'America/Toronto', demonym: ['Canadian'], capital: ['Ottawa'] },
  { state: ['Mexico'], timeZone: 'America/Mexico_City', demonym: ['Mexican'], capital: ['Mexico City'] },
  {
    state: ['Venezuela'],
    timeZone: 'America/Caracas',
    demonym: ['Venezuelan'],
    capital: ['Caracas'],
    seat: ['Miraflores'],
  },
  { state: ['Cuba'], timeZone: 'America/Havana', demonym: ['Cuban'], capital: ['Havana'] },
  {
    state: ['Brazil'],
    timeZone: 'America/Sao_Paulo',
    demonym: ['Brazilian'],
    capital: ['Brasília', 'Brasilia'],
    seat: ['Planalto'],
  },
  {
    state: ['South Africa'],
    timeZone: 'Africa/Johannesburg',
    demonym: ['South African'],
    capital: ['Pretoria'],
  },
  {
    state: ['European Union', 'EU', 'E.U.'],
    timeZone: 'Europe/Brussels',
    demonym: ['European'],
    capital: ['Brussels'],
    seat: ['Berlaymont'],
  },
  { state: ['Holy See'], timeZone: 'Europe/Vatican', demonym: [], capital: ['Vatican'] },
];

/** Seats and bodies that speak by their place's name or their own, and are not a government as a whole. */
const OTHER_SEATS: readonly string[] = [
  'Capitol Hill',
  'Langley',
  'Westminster',
  'Buckingham Palace',
  'Tel Aviv',
  'Wall Street',
  'Silicon Valley',
  'NATO',
];

/** Names in lower case, with and without "the", that can be a speaker: "moscow", "the kremlin". */
export const metonyms: ReadonlySet<string> = new Set(
  [
    ...GOVERNMENTS.flatMap(({ capital, seat = [], offices = {} }) => [
      ...capital,
      ...seat,
      ...Object.keys(offices),
    ]),
    ...OTHER_SEATS,
  ]
    .map((name) => name.toLowerCase())
    .flatMap((name) => [name, `the ${name}`]),
);
