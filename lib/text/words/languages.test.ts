import { describe, expect, it } from 'vitest';
import { extract } from '../extract.ts';
import { guessLanguage, languageSupport } from './languages.ts';
import { tokenize } from './tokens.ts';

describe('guessLanguage', () => {
  it.each([
    ['en', 'The mayor said that the bridge would open in May and that it was late.'],
    ['de', 'Der Bürgermeister sagte, die Brücke werde im Mai geöffnet und sei nicht zu teuer.'],
    ['fr', 'Le maire a dit que le pont serait ouvert en mai et que les travaux sont finis.'],
    ['es', 'El alcalde dijo que el puente se abrirá en mayo y que no es caro para la ciudad.'],
    ['uk', 'Мер сказав, що міст відкриють у травні і що він не дорогий для міста.'],
    ['ru', 'Мэр сказал, что мост откроют в мае и что это было не дорого для города.'],
    ['it', 'Il sindaco ha detto che il ponte è stato aperto e che non è costato molto alla città.'],
    ['ja', '橋は五月に開きます。'],
  ])('tells %s', (language, text) => {
    expect(guessLanguage(tokenize(text))).toBe(language);
  });

  it.each(['Police arrested two men.', 'Mayor says bridge safe'])(
    'takes the short line %j for English',
    (text) => {
      expect(guessLanguage(tokenize(text))).toBe('en');
    },
  );

  it('says how deep its rules go', () => {
    expect([languageSupport('en-GB'), languageSupport('de'), languageSupport('it')]).toEqual([
      'full',
      'quotes',
      'marks',
    ]);
  });
});

describe('extract beyond English', () => {
  const read = (text: string) =>
    extract(text).attributions.map((a) => [
      text.slice(a.start, a.end),
      a.cue?.text ?? null,
      a.speaker?.name ?? null,
      a.statement,
    ]);

  it.each<[string, string, unknown[][]]>([
    [
      'German',
      '„Wir öffnen die Brücke im Mai“, sagte der Bürgermeister Hans Weber. Er fügte hinzu: „Das ist teuer.“ Das ist ein „Jahrhundertbau“ für die Stadt.',
      [
        ['„Wir öffnen die Brücke im Mai“', 'sagte', 'Hans Weber', 0],
        ['„Das ist teuer.“', 'fügte', 'Hans Weber', 1],
      ],
    ],
    [
      'German, interrupted',
      '»Wir prüfen das«, so die Ministerin, »und dann entscheiden wir für die Stadt.«',
      [
        ['»Wir prüfen das«', 'so', 'Ministerin', 0],
        ['»und dann entscheiden wir für die Stadt.«', 'so', 'Ministerin', 0],
      ],
    ],
    [
      'French',
      '« Nous allons ouvrir le pont », a déclaré mardi le maire, Jean Morel. Selon Anne Petit, « les travaux sont trop chers ».',
      [
        ['« Nous allons ouvrir le pont »', 'a déclaré', 'Jean Morel', 0],
        ['« les travaux sont trop chers »', 'Selon', 'Anne Petit', 1],
      ],
    ],
    [
      'Spanish with the subject left out',
      '«Vamos a abrir el puente», dijo el alcalde, Juan Prieto. "No tenemos dinero para más", agregó.',
      [
        ['«Vamos a abrir el puente»', 'dijo', 'Juan Prieto', 0],
        ['"No tenemos dinero para más"', 'agregó', 'Juan Prieto', 1],
      ],
    ],
    [
      'Ukrainian',
      '«Ми відкриємо міст у травні», — сказав мер Іван Петренко. За словами Марії Коваль, «роботи не дорогі».',
      [
        ['«Ми відкриємо міст у травні»', 'сказав', 'Іван Петренко', 0],
        ['«роботи не дорогі»', 'За словами', 'Марії Коваль', 1],
      ],
    ],
    [
      'Ukrainian after a dash',
      '— Ми нічого не знаємо про це, — відповіла Олена Гнатюк.',
      [['Ми нічого не знаємо про це', 'відповіла', 'Олена Гнатюк', 0]],
    ],
    [
      'Russian',
      '«Мы откроем мост», — заявил Иван Орлов. Он добавил, что «денег на это нет». Фильм «Сад» вышел в мае.',
      [
        ['«Мы откроем мост»', 'заявил', 'Иван Орлов', 0],
        ['«денег на это нет»', 'добавил', 'Иван Орлов', 1],
      ],
    ],
  ])('reads %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('falls back on marks alone, and says so', () => {
    const text = 'Il sindaco ha detto che il ponte "aprirà a maggio e non sarà caro" per la città.';
    const { support, attributions } = extract(text);
    expect(support).toBe('marks');
    expect(attributions.map((a) => [text.slice(a.start, a.end), a.speaker])).toEqual([
      ['"aprirà a maggio e non sarà caro"', null],
    ]);
    expect(attributions[0]?.confidence).toBeLessThan(0.5);
  });
});
