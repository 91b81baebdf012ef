/** A PDF as pdf.js reads it, for tests: what is in it, and what a screen reader is told. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getDocumentProxy } from 'unpdf';

type Structure = { role?: string; children?: Structure[] };

export async function readPdf(pdf: Uint8Array) {
  // pdf.js takes its buffer over.
  const file = await getDocumentProxy(new Uint8Array(pdf));
  const { info, metadata } = await file.getMetadata();
  const pages = Array.from({ length: file.numPages }, (_, i) => file.getPage(i + 1));
  const texts: string[] = [];
  const links: string[] = [];
  const roles = new Set<string>();
  const walk = ({ role, children = [] }: Structure): void => {
    if (role) roles.add(role);
    children.forEach(walk);
  };
  for (const page of pages) {
    const { items } = await (await page).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    const annotations = (await (await page).getAnnotations()) as { unsafeUrl?: string }[];
    links.push(...annotations.flatMap(({ unsafeUrl }) => unsafeUrl ?? []));
    const tree = (await (await page).getStructTree()) as Structure | null;
    if (tree) walk(tree);
  }
  const attachments: Record<string, { content: Uint8Array }> = (await file.getAttachments()) ?? {};
  const about = info as { Title?: string; Language?: string };
  return {
    pages: file.numPages,
    text: texts.join('\n').replace(/\s+/g, ' '),
    title: about.Title,
    language: about.Language,
    isMarked: (await file.getMarkInfo())?.Marked ?? false,
    /** The part of PDF/UA that it says it meets. */
    ua: (metadata as { get(name: string): string } | null)?.get('pdfuaid:part') ?? null,
    roles,
    /** The addresses outside of it that it leads to. */
    links,
    attachment: (name: string) => {
      const found = attachments[name];
      return found ? new TextDecoder().decode(found.content) : null;
    },
  };
}

/** What qpdf finds wrong with a PDF; null where it is not installed. */
export function faultsByQpdf(pdf: Uint8Array): string | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'stet-pdf-'));
  const file = path.join(folder, 'file.pdf');
  try {
    writeFileSync(file, pdf);
    execFileSync('qpdf', ['--check', file], { stdio: ['ignore', 'pipe', 'pipe'] });
    return '';
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: string; stdout?: Buffer; stderr?: Buffer };
    return code === 'ENOENT' ? null : `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
