/** What a captured page is read as: the types of `extractEvidenceText`. */
export type CapturedType = 'html' | 'text' | 'pdf';

export type CapturedPage = {
  /** The link that was given, and where it finally led. */
  link: string;
  finalLink: string;
  type: CapturedType;
  /** As the site declares it, without parameters. */
  mediaType: string;
  /** The same as it was written, with the encoding of its text. */
  declared?: string;
  /** The body, decompressed but otherwise unchanged: what is hashed and kept. */
  bytes: Uint8Array;
  /** The page with what it is drawn with, as an archive that replay tools open. */
  archive?: PageArchive;
  /** A picture of it, where the operator has named a browser that draws one; null: it drew none. */
  picture?: Uint8Array | null;
};

type PageArchive = {
  /** WACZ. */
  bytes: Uint8Array;
  /** How many styles, pictures and fonts are in it, and how many of them could not be had. */
  parts: number;
  leftOut: number;
};

/** Something that a page is drawn with. */
export type CapturedPart = { link: string; mediaType: string; declared: string; bytes: Uint8Array };

export type CaptureProblem =
  | 'bad_link'
  | 'has_password'
  | 'not_public'
  | 'unknown_name'
  | 'unreachable'
  | 'bad_certificate'
  | 'too_slow'
  | 'too_large'
  | 'too_many_redirects'
  | 'refused_by_site'
  | 'wrong_type'
  | 'empty'
  | 'damaged';

export type Capture =
  | { ok: true; page: CapturedPage }
  | { ok: false; error: { code: CaptureProblem; message: string } };

export type CaptureLimits = {
  milliseconds: number;
  /** Until a connection to one address is made; then the next is tried. */
  connectMilliseconds: number;
  bytes: number;
  headerBytes: number;
  redirects: number;
  /** How many of a name's addresses are tried. */
  addresses: number;
};

export const captureLimits: CaptureLimits = {
  milliseconds: 25_000,
  connectMilliseconds: 5_000,
  bytes: 10 * 1_048_576,
  headerBytes: 32_768,
  redirects: 5,
  addresses: 4,
};

/** Nothing found on the way (addresses, names of internal machines) is revealed. */
const messages: Readonly<Record<CaptureProblem, string>> = {
  bad_link: 'This is not a link to a web page. It must begin with http:// or https://.',
  has_password: 'This link holds a user name or password. Use the link without it.',
  not_public: 'This link leads to an address that is not on the public internet, so it was not opened.',
  unknown_name: 'No site has this name. Check the link.',
  unreachable: 'The site could not be reached. Try again later, or save the page yourself and add the file.',
  bad_certificate:
    'The site’s certificate is not valid, so what it shows cannot be relied on. Save the page yourself and add the file if you trust it.',
  too_slow: 'The site took too long to answer. Try again later, or save the page yourself and add the file.',
  too_large: 'The page is larger than 10 MB. Save the part that matters and add it as a file.',
  too_many_redirects: 'The link leads from one address to the next without end. Use the page’s own address.',
  refused_by_site: 'The site did not give the page. Save the page yourself and add the file.',
  wrong_type: 'The link leads to something that is no web page, text or PDF. Download it and add the file.',
  empty: 'The site gave an empty page.',
  damaged:
    'What the site sent was not complete or could not be unpacked. Try again, or save the page yourself.',
};

/** The capture for a problem; `detail` is the status with which the site refused. */
export function captureProblem(code: CaptureProblem, detail = ''): Capture {
  const message =
    code === 'refused_by_site' && detail !== ''
      ? messages[code].replace('give the page', `give the page (it answered ${detail})`)
      : messages[code];
  return { ok: false, error: { code, message } };
}
