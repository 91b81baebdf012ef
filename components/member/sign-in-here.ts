/**
 * What the sign-in page does in the browser: sends what was typed without leaving the page, and says what is wrong with it.
 * Its source is written into the page (`toString`), so it may use nothing from outside itself.
 */
export function signInHere(): void {
  const form = document.forms[0] as HTMLFormElement;
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  const fields = [field('email'), field('password')];
  const button = form.querySelector('button') as HTMLButtonElement;
  const words = button.textContent;

  const alerting = (kind: 'p' | 'div', name: string, text: string) => {
    const said = Object.assign(document.createElement(kind), { className: name, textContent: text });
    said.setAttribute('role', 'alert');
    return said;
  };

  /** Above the form; without words nothing. */
  const refuse = (text: string) => {
    form.querySelector('.notice')?.remove();
    if (text) form.prepend(alerting('div', 'notice', text));
  };

  /** Beside the field, as fields everywhere do (components/ui/own-validity.ts); without words nothing. */
  const fault = (control: HTMLInputElement, text: string) => {
    document.getElementById(`${control.id}-error`)?.remove();
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
    if (!text) return;
    const said = alerting('p', 'fault', text);
    said.id = `${control.id}-error`;
    control.after(said);
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', said.id);
  };
  for (const control of fields) {
    control.addEventListener('invalid', (event) => {
      event.preventDefault();
      const isEmpty = control.validity.valueMissing;
      fault(control, isEmpty ? 'This has to be filled in.' : 'This is not an e-mail address.');
      if (control === fields.find(({ validity }) => !validity.valid)) control.focus();
    });
    control.addEventListener('input', () => fault(control, ''));
  }

  const setBusy = (isBusy: boolean) => {
    button.disabled = isBusy;
    button.textContent = isBusy ? 'Signing in …' : words;
    if (isBusy) button.setAttribute('aria-busy', 'true');
    else button.removeAttribute('aria-busy');
  };

  /** Why not; empty once signed in. */
  const send = async (): Promise<string> => {
    const { csrfToken } = await (await fetch('/api/auth/csrf')).json();
    const [email = '', password = ''] = fields.map(({ value }) => value);
    const answer = await fetch('/api/auth/callback/credentials', {
      method: 'POST',
      body: new URLSearchParams({ email, password, csrfToken, json: 'true' }),
    });
    const said = new URL((await answer.json()).url).searchParams;
    const isIn = answer.ok && !said.has('error') && !said.has('csrf');
    return isIn ? '' : (said.get('error') ?? 'Signing in did not work. Try again.');
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    refuse('');
    setBusy(true);
    const refusal = await send().catch(() => 'The desk could not be reached. Try again in a moment.');
    // A full page load: nothing of an earlier session stays in memory.
    if (!refusal) return window.location.assign(form.dataset.returnTo ?? '/');
    setBusy(false);
    refuse(refusal);
    field('password').focus();
    field('password').select();
  });
  // Come back to as it was left, where the browser keeps pages: signed in, or still sending.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) window.location.reload();
  });
}
