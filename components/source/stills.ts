import { NotCut } from './cut-clip.ts';

/** A picture of a film, and where in the film it is. */
export type Still = { picture: Blob; atMs: number };

/** How long a browser may take to find a place in a film before it is said that it does not. */
const PATIENCE_MS = 15_000;

/**
 * What a film shows at present, as large as it is, as PNG.
 * @throws NotCut where the browser shows nothing yet, or gives no picture
 */
export async function stillOf(film: HTMLVideoElement): Promise<Still> {
  const { videoWidth: width, videoHeight: height } = film;
  if (width === 0 || film.readyState < HTMLMediaElement.HAVE_CURRENT_DATA)
    throw new NotCut('The film shows no picture yet. Play it to the place, and try again.');
  const atMs = Math.round(film.currentTime * 1000);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext('2d')?.drawImage(film, 0, 0, width, height);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!picture) throw new NotCut('This browser gives no picture of the film.');
  return { picture, atMs };
}

/**
 * Pictures of a film at several places, one after another, from a player of its own: the one on the page stays where it is.
 * @throws NotCut where the browser cannot show one of them
 */
export async function stillsAt(src: string, places: readonly number[]): Promise<Still[]> {
  const film = document.createElement('video');
  [film.muted, film.preload, film.src] = [true, 'auto', src];
  try {
    await told(film, 'loadeddata');
    const stills: Still[] = [];
    for (const ms of places) {
      const there = told(film, 'seeked');
      film.currentTime = Math.min(ms / 1000, film.duration || ms / 1000);
      await there;
      stills.push(await stillOf(film));
    }
    return stills;
  } finally {
    film.removeAttribute('src');
    film.load();
  }
}

function told(film: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new NotCut('This browser cannot show the film there.'));
    const timer = setTimeout(failed, PATIENCE_MS);
    const end = (then: () => void) => () => {
      clearTimeout(timer);
      then();
    };
    film.addEventListener(event, end(resolve), { once: true });
    film.addEventListener('error', end(failed), { once: true });
  });
}
