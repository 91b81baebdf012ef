/** LibreOffice as a person's office program, for tests: opens a Word file, changes words, saves it as a Word file. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const PROGRAM = spawnSync('sh', ['-c', 'command -v soffice'], { encoding: 'utf8' }).stdout.trim();

/** Tests that need it are skipped where it is not installed. */
export const hasLibreOffice = PROGRAM !== '';

/** Its first start on a slow machine. */
const STARTS_WITHIN = 150_000;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** In LibreOffice Basic: replaces words everywhere, as a person does with Find and Replace. */
const MACRO = `Sub Edit(source, target, changes)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  pairs = Split(changes, "|")
  For i = 0 To UBound(pairs) Step 2
    descriptor = document.createReplaceDescriptor()
    descriptor.SearchString = pairs(i)
    descriptor.ReplaceString = pairs(i + 1)
    descriptor.SearchCaseSensitive = True
    document.replaceAll(descriptor)
  Next i
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName"
  saved(0).Value = "MS Word 2007 XML"
  document.storeToURL(target, saved())
  document.close(True)
End Sub
`;

const MODULE = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped(MACRO)}</script:module>`;

async function office(profile: string, ...more: string[]): Promise<void> {
  if (!PROGRAM) throw new Error('LibreOffice is not installed.');
  const options = [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore'];
  await promisify(execFile)(PROGRAM, [...options, ...more], { timeout: STARTS_WITHIN });
}

/**
 * The file as LibreOffice saves it after these words were replaced. Neither side of a change may have a quotation mark or
 * a "|" in it.
 */
export async function savedByLibreOffice(
  bytes: Uint8Array,
  changes: readonly (readonly [words: string, others: string])[],
): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stet-libreoffice-'));
  try {
    const profile = path.join(folder, 'profile');
    const source = path.join(folder, 'taken.docx');
    const target = path.join(folder, 'back.docx');
    // It lays out a profile at its first start, over whatever macros are there.
    await office(profile, '--terminate_after_init');
    await writeFile(path.join(profile, 'user', 'basic', 'Standard', 'Module1.xba'), MODULE);
    await writeFile(source, bytes);
    const given = [pathToFileURL(source).href, pathToFileURL(target).href, changes.flat().join('|')];
    await office(profile, `macro:///Standard.Module1.Edit(${given.map((one) => `"${one}"`).join(',')})`);
    return new Uint8Array(await readFile(target));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
