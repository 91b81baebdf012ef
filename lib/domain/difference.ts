/**
 * What changed in something that was read before: of a story with hundreds of items one item usually, and the whole is a
 * hundred times as much to write, send and read. Only what is there now is ever handed out, never what was before, so
 * a difference tells nobody more than the whole would.
 */

type Listed = { readonly items: readonly { readonly id: string }[] };

/** JSON of each part of what was read, and of each of its items by id. */
export type Parts = {
  /** Names this reading; of another one it is another. */
  tag: string;
  rest: ReadonlyMap<string, string>;
  items: ReadonlyMap<string, string>;
};

/** What was written already: an item that did not change is the same object in the next reading. */
const written = new WeakMap<object, string>();

function writtenOnce(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = written.get(value);
  if (known !== undefined) return known;
  const json = JSON.stringify(value);
  written.set(value, json);
  return json;
}

/** Letters of JSON altogether. */
export function lengthOf({ rest, items }: Parts): number {
  return [...rest.values(), ...items.values()].reduce((sum, json) => sum + json.length, 0);
}

/**
 * @param read is not changed afterwards: what it holds is written once
 * @param before an earlier reading: what is the same in both is kept once
 */
export function partsOf(read: Listed, tag: string, before?: Parts): Parts {
  const { items, ...rest } = read;
  const once = (json: string, known: string | undefined) => (json === known ? known : json);
  return {
    tag,
    rest: new Map(
      Object.entries(rest)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, once(writtenOnce(value), before?.rest.get(name))]),
    ),
    items: new Map(items.map((item) => [item.id, once(writtenOnce(item), before?.items.get(item.id))])),
  };
}

const fields = (parts: ReadonlyMap<string, string>) =>
  [...parts].map(([name, json]) => `${JSON.stringify(name)}:${json}`);

/** The whole as JSON, without the brace that ends it. */
export function wholeJson({ rest, items }: Parts): string {
  return `{${[...fields(rest), `"items":[${[...items.values()].join(',')}]`].join(',')}`;
}

/** What is not in `before` as it is in `now`, as JSON without the brace that ends it: see {@link Difference}. */
export function differenceJson(before: Parts, now: Parts): string {
  const changed = (of: 'rest' | 'items') =>
    new Map([...now[of]].filter(([key, json]) => before[of].get(key) !== json));
  const ids = [...now.items.keys()];
  const earlier = [...before.items.keys()];
  const isSameOrder = ids.length === earlier.length && ids.every((id, i) => id === earlier[i]);
  return `{${[
    `"since":${JSON.stringify(before.tag)}`,
    ...fields(changed('rest')),
    `"items":[${[...changed('items').values()].join(',')}]`,
    ...(isSameOrder ? [] : [`"order":${JSON.stringify(ids)}`]),
  ].join(',')}`;
}

/** What changed since the reading called `since`; `order`: of all items there are now, where that is another. */
type Difference<View> = Partial<View> & { since: string; items: unknown[]; order?: string[] };
/** A reading under its name: whole, or what changed since an earlier one. */
export type Reading<View> = { tag: string } & (View | Difference<View>);

/**
 * The view that a reading gives to somebody who has an earlier one.
 * @throws Error where it does not rest on `before`: then it must be read whole
 */
export function viewAfter<View extends Listed>(
  before: { tag: string; view: View } | null,
  { tag, ...answer }: Reading<View>,
): { tag: string; view: View } {
  if (!('since' in answer)) return { tag, view: answer as unknown as View };
  const { since, order, ...rest } = answer as unknown as Difference<View>;
  if (before?.tag !== since) throw new Error('This rests on another reading.');
  const known = new Map(before.view.items.map((item) => [item.id, item]));
  for (const item of rest.items as View['items'][number][]) known.set(item.id, item);
  const items = (order ?? before.view.items.map(({ id }) => id)).map((id) => {
    const item = known.get(id);
    if (!item) throw new Error('This rests on another reading.');
    return item;
  });
  return { tag, view: { ...before.view, ...(rest as unknown as Partial<View>), items } };
}
