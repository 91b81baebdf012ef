import { strToU8, zipSync } from 'fflate';

/** OpenDocument texts for tests, as LibreOffice packs them. */

const namespaces =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"';

const ODT_TYPE = 'application/vnd.oasis.opendocument.text';

export function odt(body: string, parts: Record<string, string> = {}): Uint8Array {
  const files: Record<string, string> = {
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces}><office:automatic-styles/><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'meta.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-meta ${namespaces}><office:meta><dc:title>Harbour minutes</dc:title></office:meta></office:document-meta>`,
    'META-INF/manifest.xml': '<?xml version="1.0"?><manifest/>',
    ...parts,
  };
  return zipSync({
    // Uncompressed and first, so that its type can be recognised from its first bytes.
    mimetype: [strToU8(ODT_TYPE), { level: 0 }],
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  });
}
