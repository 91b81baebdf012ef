/**
 * Runs in the page before anything else of it. What is pressed before the page's own script has taken over is kept,
 * shown as waiting, and done as soon as it has: no press is lost, and no form is sent the browser's own way with what
 * was typed in its address. It is written into the page as it stands (`toString`), so it may use nothing from outside.
 */
export function keepEarlyPresses(): void {
  const PRESSABLE =
    'button, [role="button"], [role="tab"], [role="menuitem"], [role="option"], input[type="checkbox"], input[type="radio"], input[type="submit"]';
  const root = document.documentElement;
  const waiting: (() => void)[] = [];
  /** What was typed, as it stood then: taking over, the page may put back into a field what it had sent. */
  const typed = new Map<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, string>();

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
    if (!pressed) return;
    hold(event);
    const unmark = mark(pressed);
    waiting.push(() => {
      unmark();
      pressed.dispatchEvent(
        new MouseEvent('click', {
          bubbles: true,
          cancelable: true,
          metaKey: event.metaKey,
          ctrlKey: event.ctrlKey,
          shiftKey: event.shiftKey,
        }),
      );
    });
  };

  const onSubmit = (event: SubmitEvent) => {
    hold(event);
    const form = event.target as HTMLFormElement;
    const unmark = mark(form);
    waiting.push(() => {
      unmark();
      form.requestSubmit(event.submitter);
    });
  };

  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const isCommand = event.key.length === 1 && !event.metaKey && !event.ctrlKey && !event.altKey;
    if (!isCommand || event.key === ' ' || target.closest('input, textarea, select, [contenteditable]'))
      return;
    hold(event);
    const { key, code, shiftKey } = event;
    waiting.push(() => {
      const at = document.activeElement ?? document.body;
      at.dispatchEvent(
        new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }),
      );
    });
  };

  const onInput = (event: Event) => {
    const field = event.target as HTMLInputElement;
    if (field.matches('input, textarea, select')) typed.set(field, field.value);
  };

  /** What was typed is told to the page as if it were typed now; it takes the field's text for what it had. */
  const tell = (field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string) => {
    if (field instanceof HTMLInputElement && field.type === 'file') {
      field.dispatchEvent(new Event('change', { bubbles: true }));
      return;
    }
    const isList = field instanceof HTMLSelectElement;
    field.value = '';
    // Past the setter with which React watches the field, so that it sees a change.
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value') ?? {};
    if (set) set.call(field, value);
    else field.value = value;
    field.dispatchEvent(new Event(isList ? 'change' : 'input', { bubbles: true }));
  };

  const listen = (change: 'addEventListener' | 'removeEventListener') => {
    document[change]('click', onClick as EventListener, true);
    document[change]('submit', onSubmit as EventListener, true);
    document[change]('keydown', onKey as EventListener, true);
    document[change]('input', onInput, true);
    document[change]('change', onInput, true);
  };

  listen('addEventListener');
  window.addEventListener(
    'stet:awake',
    () => {
      listen('removeEventListener');
      root.setAttribute('data-awake', '');
      for (const [field, value] of typed) if (field.isConnected) tell(field, value);
      for (const press of waiting) press();
    },
    { once: true },
  );
}
