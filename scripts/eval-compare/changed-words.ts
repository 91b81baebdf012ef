/**
 * Ways a quote goes wrong by one word: dropped, changed, added, denied.
 */
import type { MadeCase, Setting } from './made-case.ts';
import { foreignWord, innerToken, isLong, made, quoteText, replaceToken, type Token } from './passages.ts';

export function verbatim(setting: Setting): MadeCase | null {
  return isLong(setting, 4) && made(setting, 'verbatim', quoteText(setting), 'verbatim');
}

export function droppedWord(setting: Setting): MadeCase | null {
  const tokens = isLong(setting);
  const token = tokens && innerToken(tokens, setting.random, (t) => !doubled(tokens, t));
  return token && made(setting, 'dropped word', replaceToken(quoteText(setting), token, ''), 'altered');
}

/** A word said twice in a row: dropping one of them only repairs a stutter. */
function doubled(tokens: readonly Token[], token: Token): boolean {
  const at = tokens.indexOf(token);
  return [tokens[at - 1], tokens[at + 1]].some(
    (near) => near?.core.toLowerCase() === token.core.toLowerCase(),
  );
}

export function changedWord(setting: Setting): MadeCase | null {
  const tokens = isLong(setting);
  const token = tokens && innerToken(tokens, setting.random, (t) => /^\p{Ll}+$/u.test(t.text));
  if (!token) return null;
  const word = foreignWord(setting, token.core, /^\p{Ll}{3,}$/u);
  return made(setting, 'changed word', replaceToken(quoteText(setting), token, word), 'altered');
}

export function addedWord(setting: Setting): MadeCase | null {
  const tokens = isLong(setting);
  const token = tokens && innerToken(tokens, setting.random);
  if (!token) return null;
  const word = setting.random.pick([
    'really',
    'very',
    'always',
    'often',
    'deeply',
    foreignWord(setting, '', /^\p{Ll}{4,}$/u),
  ]);
  return made(
    setting,
    'added word',
    replaceToken(quoteText(setting), token, `${word} ${token.core}`),
    'altered',
  );
}

export function droppedNegation(setting: Setting): MadeCase | null {
  const tokens = isLong(setting);
  const found = tokens
    ?.slice(1, -1)
    .filter(
      (t) =>
        /^(not|never|no)$/iu.test(t.text) ||
        /^(do|does|did|is|are|was|were|would|could|should|have|has|had)n['’]t$/iu.test(t.text),
    );
  if (!found?.length) return null;
  const token = setting.random.pick(found);
  const kept = token.text.replace(/n['’]t$/iu, '');
  return made(
    setting,
    'dropped negation',
    replaceToken(quoteText(setting), token, kept === token.text ? '' : kept),
    'altered',
  );
}

export function addedNegation(setting: Setting): MadeCase | null {
  const tokens = isLong(setting);
  const token =
    tokens &&
    innerToken(tokens, setting.random, (t) =>
      /^(is|are|was|were|will|would|can|could|should|have|has|do|does|did|must)$/iu.test(t.text),
    );
  if (!token) return null;
  const negated =
    setting.random.next() < 0.5 && !/^(will|can|must)$/iu.test(token.text)
      ? `${token.text}n’t`
      : `${token.text} not`;
  return made(setting, 'added negation', replaceToken(quoteText(setting), token, negated), 'altered');
}

export function changedNumber(setting: Setting): MadeCase | null {
  const tokens = isLong(setting);
  const found = tokens?.filter(
    (t) =>
      /^\$?\d[\d,.]*%?$/u.test(t.core) ||
      /^(two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty)$/iu.test(t.core),
  );
  if (!found?.length) return null;
  const token = setting.random.pick(found);
  const digits = [...token.core].flatMap((c, i) => (/\d/u.test(c) ? [i] : []));
  const at = digits.length > 0 ? setting.random.pick(digits) : -1;
  const word = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].filter(
    (w) => w !== token.core.toLowerCase(),
  );
  const by =
    at >= 0
      ? `${token.core.slice(0, at)}${(Number(token.core[at]) % 9) + 1}${token.core.slice(at + 1)}`
      : setting.random.pick(word);
  return made(setting, 'changed number', replaceToken(quoteText(setting), token, by), 'altered');
}

export function changedName(setting: Setting): MadeCase | null {
  const tokens = isLong(setting);
  const found = tokens
    ?.slice(1)
    .filter((t, i) => /^\p{Lu}\p{Ll}{3,}$/u.test(t.core) && !/[.?!:”"]$/u.test(tokens[i]?.text ?? ''));
  if (!found?.length) return null;
  const token = setting.random.pick(found);
  const by = setting.random.pick([
    'Weatherby',
    'Okonjo',
    'Lindqvist',
    'Portugal',
    'Tasmania',
    'Hartwell',
    'Nakamura',
    'Oswestry',
  ]);
  return made(setting, 'changed name', replaceToken(quoteText(setting), token, by), 'altered');
}

const MODALS = ['will', 'would', 'can', 'could', 'should', 'may', 'might', 'must'];

export function changedModal(setting: Setting): MadeCase | null {
  const tokens = isLong(setting);
  const token = tokens && innerToken(tokens, setting.random, (t) => MODALS.includes(t.text));
  if (!token) return null;
  const by = setting.random.pick(MODALS.filter((modal) => modal !== token.text));
  return made(setting, 'changed modal', replaceToken(quoteText(setting), token, by), 'altered');
}
