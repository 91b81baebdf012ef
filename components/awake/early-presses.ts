/**
 * Runs before anything else in the page. Whatever is pressed before the page's own script has taken over is kept, shown
 * as waiting, and carried out as soon as it has: no press is lost, and no form is submitted the browser's own way with
 * what was typed in its address. Its source is written into the page (`toString`), so it may use nothing from outside
 * itself.
 */
export function keepEarlyPresses(): void {
  const PRESSABLE =
    'button, [role="button"], [role="tab"], [role="menuitem"], [role="option"], input[type="checkbox"], input[type="radio"], input[type="submit"]';
  const root = document.documentElement;
  const waiting: { at: () => Element; press: () => void }[] = [];
  let began = false;
  let isLate = false;

  /**
   * Whether an event reaches its element. React withholds one from a part of the page that it could not hydrate in
   * time, and drops it there. Releasing a key that nobody pressed does nothing and does not bubble, but makes React try
   * at once to hydrate the part it lands on.
   */
  const isReached = (element: Element) => {
    let reached = false;
    const reach = () => {
      reached = true;
    };
    element.addEventListener('keyup', reach, { capture: true, once: true });
    element.dispatchEvent(new KeyboardEvent('keyup'));
    element.removeEventListener('keyup', reach, { capture: true });
    return reached;
  };

  /**
   * Whether React has taken an element over: it marks each one, and lets events through to it. The mark alone is not
   * enough, because it appears when a part of the page is first laid out, which may start again if the script for some
   * place in it is late. Parts of a page hydrate one after another, and a press on one that has not yet is lost. After
   * LONGEST milliseconds all count as ready, so that a change in how React marks them can never stop presses for good.
   */
  const LONGEST = 10_000;
  const isAwake = (element: Element) =>
    isLate ||
    (began && isReached(element) && Object.keys(element).some((key) => key.startsWith('__reactProps$')));

  const alike = (element: Element) =>
    [...document.querySelectorAll(element.tagName)].filter(
      (other) =>
        ['name', 'type', 'aria-label'].every(
          (name) => other.getAttribute(name) === element.getAttribute(name),
        ) &&
        (element.matches('form, textarea, select') || other.textContent === element.textContent),
    );
  /**
   * Finds an element again even if the page is redrawn while hydrating: the one of the same kind with the same name and
   * words, and among several the one in the same position. Returns a function that gives the element as it is now.
   */
  const placeOf = <Kind extends Element>(element: Kind) => {
    const turn = alike(element).indexOf(element);
    return () => (element.isConnected ? element : ((alike(element)[turn] as Kind | undefined) ?? element));
  };

  /** What was typed, as of that moment: on taking over, the page may reset a field to what the server sent. */
  type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  const typed = new Map<Field, { at: () => Field; value: string }>();

  const mark = (element: Element) => {
    element.setAttribute('data-waiting', '');
    return () => element.removeAttribute('data-waiting');
  };
  const hold = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const onClick = (event: MouseEvent) => {
    const pressed = (event.target as Element).closest<HTMLElement>(PRESSABLE);
    if (!pressed || isAwake(pressed)) return;
    hold(event);
    const unmark = mark(pressed);
    const { metaKey, ctrlKey, shiftKey } = event;
    const again = { bubbles: true, cancelable: true, metaKey, ctrlKey, shiftKey };
    const at = placeOf(pressed);
    waiting.push({
      at,
      press: () => {
        unmark();
        at().dispatchEvent(new MouseEvent('click', again));
      },
    });
  };

  const onSubmit = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    if (isAwake(form)) return;
    hold(event);
    const unmark = mark(form);
    const { submitter } = event;
    const at = placeOf(form);
    const button = submitter ? placeOf(submitter) : () => null;
    waiting.push({
      at,
      press: () => {
        unmark();
        at().requestSubmit(button());
      },
    });
  };

  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const isCommand = event.key.length === 1 && !event.metaKey && !event.ctrlKey && !event.altKey;
    if (!isCommand || event.key === ' ' || target.closest('input, textarea, select, [contenteditable]'))
      return;
    // Keys belong to the page as a whole: it is ready when its controls are.
    const works = () => document.querySelector('main button') ?? document.body;
    if (isAwake(works())) return;
    hold(event);
    const { key, code, shiftKey } = event;
    const again = { key, code, shiftKey, bubbles: true, cancelable: true };
    waiting.push({
      at: works,
      press: () => {
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', again));
      },
    });
  };

  const onInput = (event: Event) => {
    const field = event.target as HTMLInputElement;
    if (field.matches('input, textarea, select') && !isAwake(field))
      typed.set(field, { at: placeOf(field), value: field.value });
  };

  /**
   * Tells the page what was typed as if it were typed now; otherwise it takes the field's text for its initial value.
   */
  const tell = (field: Field, value: string) => {
    if (field instanceof HTMLInputElement && field.type === 'file') {
      field.dispatchEvent(new Event('change', { bubbles: true }));
      return;
    }
    const isList = field instanceof HTMLSelectElement;
    field.value = '';
    // Bypasses the setter with which React watches the field, so that React sees a change.
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value') ?? {};
    if (set) set.call(field, value);
    else field.value = value;
    field.dispatchEvent(new Event(isList ? 'change' : 'input', { bubbles: true }));
  };

  document.addEventListener('click', onClick, true);
  document.addEventListener('submit', onSubmit, true);
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('input', onInput, true);
  document.addEventListener('change', onInput, true);

  /** Replays what was kept, in order, as far as its places are ready. */
  const handOver = () => {
    for (const [field, { at, value }] of typed) {
      const now = at();
      if (!isAwake(now)) continue;
      typed.delete(field);
      if (now.isConnected) tell(now, value);
    }
    for (let next = waiting[0]; next && isAwake(next.at()); next = waiting[0]) {
      waiting.shift();
      next.press();
    }
    if (waiting.length > 0 || typed.size > 0) requestAnimationFrame(handOver);
    else if (!isLate) setTimeout(handOver, 100);
  };
  window.addEventListener(
    'stet:awake',
    () => {
      began = true;
      setTimeout(() => {
        isLate = true;
        handOver();
      }, LONGEST);
      // The effect that reports readiness runs before the rest of the page has finished hydrating.
      setTimeout(() => {
        root.setAttribute('data-awake', '');
        handOver();
      }, 0);
    },
    { once: true },
  );
}
