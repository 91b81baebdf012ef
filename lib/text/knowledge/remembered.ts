/**
 * Makes a question about a word or a short phrase keep its answers: the same few hundred come back in every story, and asking
 * a list of patterns again takes many times as long as looking one up. `find` must depend on the phrase alone, so that what
 * was asked before never changes a result, and its answer is never undefined.
 */
export function remembered<Answer>(find: (phrase: string) => Answer): (phrase: string) => Answer {
  const known = new Map<string, Answer>();
  return (phrase) => {
    const answer = known.get(phrase);
    if (answer !== undefined) return answer;
    const found = find(phrase);
    if (phrase.length > LONGEST) return found;
    if (known.size >= MOST) known.clear();
    known.set(phrase, found);
    return found;
  };
}

/** A longer piece that was cut from a text keeps all of the text in memory for as long as it is kept itself. */
const LONGEST = 12;
/** Far more than the different words of one story, and so few that they take well under a megabyte. */
const MOST = 8_000;
