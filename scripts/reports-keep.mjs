/**
 * `npm run reports:keep`: keeps the pages, data and PDFs of editions from before these were kept at publication; with
 * --again, makes them again as this version of Stet does. Exits with 1 where it could not.
 */
import { withDatabase } from './database-address.mjs';
import { handOverToModernNode } from './hand-over.mjs';
import { readOptions } from './options.mjs';

const usage = `npm run reports:keep [-- OPTIONS]

  Every edition is served as it was made when it was published. This makes what is served of
  editions that an earlier version of Stet published, which made it anew for each reader, and
  the PDFs of editions that have none.

  --again SLUG   make all editions of one report again: after STET_PUBLIC_URL has changed, say
  --again-all    make all editions of all reports again
  --help         this text

  What was made before stays in the database; the record says that it was made again.
  Environment: DATABASE_URL, else the embedded database of this folder; STET_PUBLIC_URL as for npm start.`;

handOverToModernNode(import.meta.url);
const options = readOptions(usage, { again: { type: 'string' }, 'again-all': { type: 'boolean' } });
try {
  await withDatabase(async (databaseUrl) => {
    process.env.DATABASE_URL = databaseUrl;
    await keep();
  });
} catch (error) {
  console.error(`The editions could not be kept: ${error.message}`);
  process.exit(1);
}
process.exit(0);

async function keep() {
  const { closeDatabase } = await import('../lib/db.ts');
  const { keepEditions, keepPdfs } = await import('../lib/reports/keep-mutations.ts');
  const again = options['again-all']
    ? 'all'
    : options.again === undefined
      ? undefined
      : { slug: options.again };
  try {
    const made = await keepEditions({
      again,
      onKept: ({ slug, number, rendering }) =>
        console.log(`/reports/${slug}/${number}${rendering > 1 ? `, made again (${rendering})` : ''}`),
    });
    if (made === 0 && options.again !== undefined) throw new Error(`there is no report ${options.again}`);
    const pdfs = await keepPdfs({
      again,
      onKept: ({ slug, number, rendering }) =>
        console.log(
          `/reports/${slug}/${number}/report.pdf${rendering > 1 ? `, made again (${rendering})` : ''}`,
        ),
      onTooLarge: ({ slug, number }) =>
        console.error(`/reports/${slug}/${number}/report.pdf takes more time or memory than there is.`),
    });
    const editions = made === 0 ? 'Every edition is kept already' : `Kept: ${made}`;
    console.log(pdfs === 0 ? `${editions}.` : `${editions}. PDFs made: ${pdfs}`);
  } finally {
    await closeDatabase();
  }
}
