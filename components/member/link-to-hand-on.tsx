'use client';
import { LinkShownOnce } from './link-shown-once.tsx';

/** A link that is shown only once: Stet sends no mail, so the administrator passes it on. */
export function LinkToHandOn({ link, name, onClose }: { link: string; name: string; onClose: () => void }) {
  return (
    <LinkShownOnce link={link} title={`Hand this link to ${name}`} onClose={onClose}>
      With it they set a password. It works once, for seven days, and is not shown again.
    </LinkShownOnce>
  );
}
