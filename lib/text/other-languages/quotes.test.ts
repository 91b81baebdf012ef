import { describe, expect, it } from 'vitest';
import { extract } from '../extract.ts';

/** Words and speaker's full name for each span, statement by statement. */
const read = (language: string, text: string) =>
  extract(text, { language }).attributions.map((a) => [
    a.statement,
    text.slice(a.start, a.end),
    a.speaker?.name ?? null,
  ]);

type Row = [story: string, expected: unknown[][]];

const german: Row[] = [
  [
    'SPD-Chef Jan Weber sagte der „Süddeutschen Zeitung“: „Das ist ein Angriff.“',
    [[0, '„Das ist ein Angriff.“', 'Jan Weber']],
  ],
  [
    'Der „Bild“-Zeitung sagte Bürgermeister Karl Lang (CDU): „Ich bin fassungslos.“',
    [[0, '„Ich bin fassungslos.“', 'Karl Lang']],
  ],
  [
    'Oberbürgermeister Thomas Lang (CDU) sprach von einem „schwarzen Tag für die Stadt“.',
    [[0, '„schwarzen Tag für die Stadt“', 'Thomas Lang']],
  ],
  [
    'Die Präsidentin des Verbands, Anna Kurz, nannte die Kürzungen „einen Skandal“.',
    [[0, '„einen Skandal“', 'Anna Kurz']],
  ],
  [
    'Kanzler Jan Weber empfing Präsidentin Eva Lang. „Wir gehören zu Europa“, sagte sie. „Wir helfen“, versprach er.',
    [
      [0, '„Wir gehören zu Europa“', 'Eva Lang'],
      [1, '„Wir helfen“', 'Jan Weber'],
    ],
  ],
  [
    '»So etwas habe ich nie gesehen«, erzählt die Rentnerin Helga Brandt. »Es war laut«, erzählt sie.',
    [
      [0, '»So etwas habe ich nie gesehen«', 'Helga Brandt'],
      [1, '»Es war laut«', 'Helga Brandt'],
    ],
  ],
  [
    '„Wir ermitteln in alle Richtungen“, heißt es in einer Mitteilung der Polizei.',
    [[0, '„Wir ermitteln in alle Richtungen“', 'Polizei']],
  ],
  [
    '„Die Partei muss sich erneuern“, wird Weber in einem Bericht des „Spiegel“ zitiert.',
    [[0, '„Die Partei muss sich erneuern“', 'Weber']],
  ],
  [
    '„Der Täter ist auf der Flucht“, teilte eine Polizeisprecherin am Abend mit.',
    [[0, '„Der Täter ist auf der Flucht“', 'Polizeisprecherin']],
  ],
  [
    'Die »Welt« berichtete zuerst. Ihr Roman „Die Stille danach“ wurde verfilmt, die Firma „Nordwind“ ist pleite.',
    [],
  ],
];

const french: Row[] = [
  [
    "Le ministre de l'Intérieur, Jean Morel, a défendu son projet. « Nous ne céderons pas », a-t-il déclaré. « C'est dit », a-t-il ajouté.",
    [
      [0, '« Nous ne céderons pas »', 'Jean Morel'],
      [1, "« C'est dit »", 'Jean Morel'],
    ],
  ],
  [
    "« Nous irons, raconte Yves Le Bihan, jusqu'au bout. » « Cette loi, a déclaré le ministre, ne sera pas retirée. »",
    [
      [0, '« Nous irons', 'Yves Le Bihan'],
      [0, "jusqu'au bout. »", 'Yves Le Bihan'],
      [1, '« Cette loi', 'ministre'],
      [1, 'ne sera pas retirée. »', 'ministre'],
    ],
  ],
  [
    "« Rien n'est décidé », confie une source proche de Matignon.",
    [[0, "« Rien n'est décidé »", 'source proche de Matignon']],
  ],
  [
    'Le porte-parole du Kremlin, Dmitri Peskov, a dénoncé « une provocation ». « Les hôpitaux tiendront », a assuré la ministre de la Santé, Agnès Roy. « Nous recrutons », a-t-elle insisté.',
    [
      [0, '« une provocation »', 'Dmitri Peskov'],
      [1, '« Les hôpitaux tiendront »', 'Agnès Roy'],
      [2, '« Nous recrutons »', 'Agnès Roy'],
    ],
  ],
  [
    "Interrogée par l'AFP, la maire de Nantes, Jeanne Roland, a parlé d'un « choc ».",
    [[0, '« choc »', 'Jeanne Roland']],
  ],
  [
    "Le film « La Nuit » sort mercredi. La société « Dupont Frères » a fermé. L'exposition « Soulages » attire.",
    [],
  ],
];

const spanish: Row[] = [
  [
    'El presidente, Juan Prieto, defendió su gestión. Luego afirmó en una rueda de prensa en la Moncloa: «España crece más».',
    [[0, '«España crece más»', 'Juan Prieto']],
  ],
  [
    'Kaja Kallas calificó el ataque de «inaceptable» y añadió: «Rusia no quiere la paz».',
    [
      [0, '«inaceptable»', 'Kaja Kallas'],
      [0, '«Rusia no quiere la paz»', 'Kaja Kallas'],
    ],
  ],
  [
    'La ministra de Sanidad, Ana Gil, pidió «calma» a todos. "Los datos mejoran", aseguró la ministra.',
    [
      [0, '«calma»', 'Ana Gil'],
      [1, '"Los datos mejoran"', 'Ana Gil'],
    ],
  ],
  [
    '—No lo sé —dijo Ana—. Ya veremos.',
    [
      [0, 'No lo sé', 'Ana'],
      [0, 'Ya veremos.', 'Ana'],
    ],
  ],
  [
    'La novela "Cien años de soledad" cumple años. El diario «El País» lo contó. La empresa "Aguas del Sur" cerró.',
    [],
  ],
];

const ukrainian: Row[] = [
  [
    'Президент України Іван Коваль прибув. «Ми готові до миру, — додав президент, — але не капітуляції». Він наголосив: «Ми вдома».',
    [
      [0, '«Ми готові до миру', 'Іван Коваль'],
      [0, 'але не капітуляції»', 'Іван Коваль'],
      [1, '«Ми вдома»', 'Іван Коваль'],
    ],
  ],
  [
    '«Було дуже страшно», — розповіла мешканка Ірпеня Оксана Литвин. «Ми сиділи, – каже вона, – і чекали».',
    [
      [0, '«Було дуже страшно»', 'Оксана Литвин'],
      [1, '«Ми сиділи', 'Оксана Литвин'],
      [1, 'і чекали»', 'Оксана Литвин'],
    ],
  ],
  ['«Роботи тривають», — йдеться у повідомленні ДСНС.', [[0, '«Роботи тривають»', 'ДСНС']]],
  [
    '— А ти звідки? — запитала Марія. — Я тутешній, — відповів хлопець.',
    [
      [0, 'А ти звідки?', 'Марія'],
      [1, 'Я тутешній', 'хлопець'],
    ],
  ],
  [
    'У газеті «Дзеркало тижня» вийшла стаття. Постачання «Водоканалу» відновлено. Жінка розповіла «Суспільному» про евакуацію.',
    [],
  ],
];

const russian: Row[] = [
  [
    'Пресс-секретарь президента РФ Иван Орлов ответил. «Никаких ультиматумов, — подчеркнул Орлов, — мы не примем». «Всё», — добавил он.',
    [
      [0, '«Никаких ультиматумов', 'Иван Орлов'],
      [0, 'мы не примем»', 'Иван Орлов'],
      [1, '«Всё»', 'Иван Орлов'],
    ],
  ],
  [
    '«Мы ушли ночью, — рассказала „Медузе“ жительница Белгорода Анна Смирнова. — Взяли документы». «Я не сплю», — жалуется она.',
    [
      [0, '«Мы ушли ночью', 'Анна Смирнова'],
      [0, 'Взяли документы»', 'Анна Смирнова'],
      [1, '«Я не сплю»', 'Анна Смирнова'],
    ],
  ],
  ['Как рассказала «Медузе» адвокат Ольга Котова, это «незаконно».', [[0, '«незаконно»', 'Ольга Котова']]],
  ['Фильм «Левиафан» показали снова. В компании «Газпром» молчат. Авария у «Водоканала» устранена.', []],
];

describe('quotationsIn', () => {
  it.each(german)('reads German: %s', (story, expected) => expect(read('de', story)).toEqual(expected));
  it.each(french)('reads French: %s', (story, expected) => expect(read('fr', story)).toEqual(expected));
  it.each(spanish)('reads Spanish: %s', (story, expected) => expect(read('es', story)).toEqual(expected));
  it.each(ukrainian)('reads Ukrainian: %s', (story, expected) => expect(read('uk', story)).toEqual(expected));
  it.each(russian)('reads Russian: %s', (story, expected) => expect(read('ru', story)).toEqual(expected));

  it('makes one item of words that a clause of saying splits, in two spans', () => {
    const text = '«Мы готовы к миру, — добавил президент, — но не к капитуляции».';
    const { items } = extract(text, { language: 'ru' });
    expect(
      items.map(({ kind, spans }) => [kind, spans.map(({ start, end }) => text.slice(start, end))]),
    ).toEqual([['DIRECT_QUOTE', ['«Мы готовы к миру', 'но не к капитуляции»']]]);
  });

  it('stays linear where marks and cues are many', () => {
    const text = '«Так, — сказал Орлов, — и „так“», он сказал «Медузе» что «'.repeat(400);
    expect(extract(text, { language: 'ru' }).attributions.length).toBeGreaterThan(100);
  });
});
