/** The sign-in page as one document: nothing but two small fonts is loaded with it. */
import { escaped, html, trusted } from '../../publish/html-template.ts';
import { SIGN_IN_CSS } from './look.ts';

type Shown = {
  /** Where to go once signed in: a path within Stet. */
  returnTo: string;
  /** Where the form is sent, by a browser without script. */
  action: string;
  /** What has to come with it. */
  token: string;
  /** Filled in already. */
  email: string;
  /** Why signing in did not work before; null the first time. */
  refusal: string | null;
  /** Of the page's policy. */
  nonce: string;
  /** Our own, which runs once the form is there; it finds everything by itself. */
  script: string;
};

export function signInPage({ returnTo, action, token, email, refusal, nonce, script }: Shown): string {
  const document = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in · Stet</title>
<meta name="description" content="The quote-verification desk for newsrooms.">
<meta name="robots" content="noindex, nofollow">
<meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#151410" media="(prefers-color-scheme: dark)">
<link rel="icon" href="/icon.svg" type="image/svg+xml" sizes="any">
<style>${trusted(SIGN_IN_CSS)}</style>
</head>
<body>
<main>
<span class="wordmark">stet</span>
<h1>Sign in to the desk</h1>
<form method="post" action="${action}" data-return-to="${returnTo}">
${refusal !== null && html`<div role="alert" class="notice">${refusal}</div>`}
<input type="hidden" name="csrfToken" value="${token}">
<div><label for="email">E-mail address</label><input id="email" name="email" type="email" autocomplete="username" required value="${email}"></div>
<div><label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required></div>
<button type="submit">Sign in</button>
</form>
<p class="hint">Forgot your password? An administrator of your newsroom can make you a new link.</p>
</main>
${inline(script, nonce)}
</body>
</html>
`;
  return `<!doctype html>\n${document.text}`;
}

/** A script in the page. No end of one may stand in it, not even in its strings. */
function inline(script: string, nonce: string) {
  if (/<(?:!--|\/?script)/i.test(script)) throw new TypeError('This script would end before its end.');
  return trusted(`<script nonce="${escaped(nonce)}">${script}</script>`);
}
