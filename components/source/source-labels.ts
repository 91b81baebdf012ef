export const hostOf = (link: string): string => URL.parse(link)?.hostname.replace(/^www\./, '') ?? link;

/** Only what was said about a source: null means nobody has said, and is shown as neither. */
export const primaryLabel = (isPrimary: boolean | null): string =>
  isPrimary === null ? 'primary or secondary: not said' : isPrimary ? 'primary' : 'secondary';

/** "Primary, first-hand"; where nothing was said, it says that. */
export function standingWords(isPrimary: boolean | null, isFirsthand: boolean | null): string {
  const said = [
    isPrimary === null ? '' : isPrimary ? 'primary' : 'secondary',
    isFirsthand === null ? '' : isFirsthand ? 'first-hand' : 'second-hand',
  ].filter(Boolean);
  if (said.length === 0) return 'Not said';
  const words = said.join(', ');
  const rest = said.length === 2 ? '' : isPrimary === null ? '; primary: not said' : '; first-hand: not said';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${rest}`;
}
